-- wait() blocks the fiber until the timer expires.
local time = require 'time'
local t = time.steady_timer.new()
local start = time.steady_clock.now()
print(t:expires_after(2)) --> 0
spawn(function() print 'Hello' end):detach() --> Hello
t:wait()
print('World', time.steady_clock.now() - start) --> World	2
