b = require('../b')
