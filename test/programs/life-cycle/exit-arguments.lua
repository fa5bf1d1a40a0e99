-- system.exit() with arguments of wrong types raises and ends nothing.
local system = require('system')
local function try(...)
    local _, e = pcall(system.exit, ...)
    print(e, e.arg)
end
try('x') --> Invalid argument	1
try(1.5) --> Invalid argument	1
try({}) --> Invalid argument	1
try(1, 3) --> Invalid argument	2
try(1, { force = 3 }) --> Invalid argument	2
try(1, { force = true }) --> Invalid argument	2
try(1, { force = 1 }) --> Operation not supported	2
system.exit(nil, { force = 0 })
