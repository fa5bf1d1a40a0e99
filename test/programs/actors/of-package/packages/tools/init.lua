require('inbox'):receive():send('tools with ' .. require('./util').name)
