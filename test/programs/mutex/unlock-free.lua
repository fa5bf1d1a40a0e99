-- unlock() of a free mutex raises EPERM.
local m = require('mutex').new()
local ok, e = pcall(m.unlock, m)
print(ok, e, e.code) --> false	Operation not permitted	1
m:lock()
m:unlock()
print(pcall(m.unlock, m)) --> false	Operation not permitted
