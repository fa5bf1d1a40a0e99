name = 'my_module'
worker = require('./worker')
error = require('./error')
