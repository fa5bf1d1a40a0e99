-- While suspension is forbidden even an uncontended lock() raises, and does not lock.
local m = require('mutex').new()
this_fiber.forbid_suspend()
print(select(2, pcall(m.lock, m))) --> Operation not permitted within a forbid-suspend block
this_fiber.allow_suspend()
print(select(2, pcall(m.unlock, m))) --> Operation not permitted
