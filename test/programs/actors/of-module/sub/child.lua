require('inbox'):receive():send('sub/child.lua as ' .. _CONTEXT)
