-- wait() is an interruption point, of the one fiber only.
local time = require 'time'
local t = time.steady_timer.new()
t:expires_after(5)
local a = spawn(function() t:wait() end)
local b = spawn(function() t:wait() return time.steady_clock.now() == t.expiry end)
time.sleep(1)
a:interrupt()
a:join()
print(a.interruption_caught, t.expiry > time.steady_clock.now()) --> true	true
print(b:join()) --> true
print(t:cancel()) --> 0
