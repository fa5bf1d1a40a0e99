require('inbox'):receive():send(require('./shared').count)
