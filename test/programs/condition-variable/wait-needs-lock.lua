-- wait() without holding the mutex raises EPERM.
local m = require('mutex').new()
local c = require('condition_variable').new()
local ok, e = pcall(c.wait, c, m)
print(ok, e, e.code) --> false	Operation not permitted	1
spawn(function() m:lock() end):join()
print(pcall(c.wait, c, m)) --> false	Operation not permitted
