-- A system timer goes by the system clock, and has no expires_after().
local time = require 'time'
local t = time.system_timer.new()
print(getmetatable(t), t.expiry == time.system_clock.epoch()) --> system_timer	true
local at = time.system_clock.now() + 90
print(t:expires_at(at)) --> 0
local f = spawn(function() return pcall(t.wait, t) end)
time.sleep(100)
print(f:join(), time.system_clock.now() - at) --> true	10
print((pcall(function() return t.expires_after end))) --> false
local ok, e = pcall(t.expires_at, t, time.steady_clock.now())
print(ok, e, e.arg) --> false	Invalid argument	2
t:expires_at(time.system_clock.now() + 1)
f = spawn(function() return select(2, pcall(t.wait, t)) end)
this_fiber.yield()
print(t:cancel(), f:join()) --> 1	Operation canceled
