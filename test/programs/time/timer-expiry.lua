-- expiry is the time that was set last, whether it has passed or not; it is a copy.
local time = require 'time'
local t = time.steady_timer.new()
local at = time.steady_clock.now() + 5
t:expires_at(at)
print(t.expiry == at, rawequal(t.expiry, at)) --> true	false
at:add(100)
print(at - t.expiry) --> 100
t.expiry:add(7)
print(at - t.expiry) --> 100
t:wait()
print(at - t.expiry, time.steady_clock.now() == t.expiry) --> 100	true
t:cancel()
print(at - t.expiry) --> 100
