text = require('../x').name .. ', ' .. require('../../x').name
