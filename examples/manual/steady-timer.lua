-- time.steady_timer: waits for two seconds, while others run.
local timer = require('time').steady_timer
local t = timer.new()

spawn(function() print('Hello') end) --> Hello

t:expires_after(2) --< 2 seconds
t:wait()
print('World') --> World
