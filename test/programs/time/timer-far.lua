-- A timer may be set to the end of time; a program that nobody waits in does not wait for it.
local time = require 'time'
local t = time.steady_timer.new()
t:expires_after(9e9)
local f = spawn(function() t:wait() end)
time.sleep(1000)
print(t.expiry > time.steady_clock.now()) --> true
f:interrupt()
f:join()
t:expires_after(9e9)
