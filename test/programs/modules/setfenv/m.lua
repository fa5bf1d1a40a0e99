before = 1
local require = require
local environment = {}
setfenv(0, environment)
other = require('../other').name
setfenv(1, environment)
after = 2 -- not in what was exported
