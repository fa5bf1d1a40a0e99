-- The methods need a mutex.
local m = require('mutex').new()
print((pcall(m.lock, {}))) --> false
print((pcall(m.unlock))) --> false
