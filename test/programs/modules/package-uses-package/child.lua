b = require('b')
