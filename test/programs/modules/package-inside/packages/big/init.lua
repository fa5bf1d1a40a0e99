local part = require('./part')
name = 'big: ' .. part.name
context = _CONTEXT
outside = pcall(require, '../util')
