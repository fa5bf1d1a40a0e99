c = require('../c')
