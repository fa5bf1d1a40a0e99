require('inbox'):receive():send('sibling.lua as ' .. _CONTEXT)
