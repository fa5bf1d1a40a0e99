text = require('./leaf').text
