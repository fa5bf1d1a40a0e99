local m = require('inbox'):receive()
m.me:send(tostring(select(2, pcall(m.c.send, m.c, 1))))
