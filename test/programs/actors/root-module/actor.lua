local inbox = require('inbox')
local main = inbox:receive()
main:send(require('./helper').name)
main:send(tostring(select(2, pcall(require, '../helper'))))
