text = require('../util').name
