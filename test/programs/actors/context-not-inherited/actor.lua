local inbox = require('inbox')
local x = require('./x')
inbox:receive():send(_CONTEXT .. ', [' .. x.context .. ']')
