util = require('../../util')
