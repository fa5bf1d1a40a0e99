-- The fiber holds the mutex, not the coroutine that locked it.
local m = require('mutex').new()
coroutine.wrap(function() m:lock() end)()
m:unlock()
print('unlocked') --> unlocked
