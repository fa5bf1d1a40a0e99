-- wait() is not allowed where suspension is forbidden, and leaves nobody waiting.
local t = require 'time'.steady_timer.new()
t:expires_after(1)
this_fiber.forbid_suspend()
print(pcall(t.wait, t)) --> false	Operation not permitted within a forbid-suspend block
this_fiber.allow_suspend()
print(t:cancel()) --> 0
