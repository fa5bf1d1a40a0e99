-- While suspension is forbidden every suspending function raises at its entry.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function() end)
m:lock()
this_fiber.forbid_suspend()
local e = select(2, pcall(this_fiber.yield))
print(e) --> Operation not permitted within a forbid-suspend block
print(select(2, pcall(sleep, 0)) == e) --> true
print(select(2, pcall(f.join, f)) == e) --> true
print(select(2, pcall(c.wait, c, m)) == e) --> true
this_fiber.allow_suspend()
this_fiber.yield()
m:unlock()
print(f.joinable) --> true
