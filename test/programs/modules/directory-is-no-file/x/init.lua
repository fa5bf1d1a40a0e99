name = 'x/init.lua'
