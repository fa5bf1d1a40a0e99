-- sleep() is an interruption point.
local time = require 'time'
local f = spawn(function() time.sleep(1e6) end)
time.sleep(1)
f:interrupt()
f:join()
print(f.interruption_caught, time.steady_clock.now() - time.steady_clock.epoch() < 10) --> true	true
