-- wait() without a mutex raises EINVAL, and takes none that other calls left behind.
local c, m = require 'condition_variable'.new(), require 'mutex'.new()
local wait = c.wait
local function leave(...) return ... end
m:lock()
leave(c, m, c, m)
local ok, e = pcall(function() local result = wait(c) return result end)
print(ok, e, e.arg) --> false	Invalid argument	2
leave(c, m, c, m)
ok, e = pcall(function() local result = wait() return result end)
print(ok, e, e.arg) --> false	Invalid argument	1
