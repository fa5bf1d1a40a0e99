-- Any number of fibers may wait for a timer; they go on in the order in which they began to wait.
local t = require 'time'.steady_timer.new()
t:expires_after(1)
for i = 1, 3 do
    spawn(function()
        t:wait()
        print(i)
    end):detach()
end
--> 1
--> 2
--> 3
