-- sleep() blocks the fiber for that many seconds, with parts of them; others run meanwhile.
local time = require 'time'
local clock = time.steady_clock
local start = clock.now()
local f = spawn(function()
    time.sleep(0.5)
    print('other', clock.now() - start) --> other	0.5
end)
time.sleep(1.25)
print('main', clock.now() - start) --> main	1.25
f:join()
time.sleep(1e6)
print('main', clock.now() - start) --> main	1000001.25
