text = require('./two').text
