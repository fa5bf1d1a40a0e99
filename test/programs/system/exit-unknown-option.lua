-- An option of exit() that does not exist is refused, and so is what is no table of options.
local system = require 'system'

local function try(...)
  local ok, e = pcall(system.exit, ...)
  print(ok, e, e.arg)
end
try(1, { other = 1 }) --> false	Operation not supported	2
try(1, { force = 'hard' }) --> false	Invalid argument	2
try(1, { 1, 2 }) --> false	Invalid argument	2
try(1, 'force') --> false	Invalid argument	2
