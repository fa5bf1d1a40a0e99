require('inbox'):receive()
