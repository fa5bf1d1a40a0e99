-- A new timer is expired, and so is one whose time has passed: wait() returns at once, as often as it is called.
local time = require 'time'
local t = time.steady_timer.new()
print(t.expiry.seconds_since_epoch, getmetatable(t)) --> 0	steady_timer
local start = time.steady_clock.now()
t:wait()
t:expires_after(-5)
t:wait()
t:expires_after(3)
t:wait()
t:wait()
print(time.steady_clock.now() - start) --> 3
time.system_timer.new():wait()
print(time.steady_clock.now() - start, t:cancel()) --> 3	0
