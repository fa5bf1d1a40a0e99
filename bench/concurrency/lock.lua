-- One operation: lock and unlock of a free mutex.
local n = tonumber((...))
local m = require('mutex').new()
for _ = 1, n do
  m:lock()
  m:unlock()
end
