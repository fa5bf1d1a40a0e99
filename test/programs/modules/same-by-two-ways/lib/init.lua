util = require('../util')
worker = require('./worker')
