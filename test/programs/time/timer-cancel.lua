-- cancel() raises operation_aborted in all who wait, and answers how many they are; the timer stays as it is.
local time = require 'time'
local aborted = require 'asio_error'.basic.operation_aborted
local t = time.steady_timer.new()
t:expires_after(100)
local fibers = {}
for i = 1, 3 do
    fibers[i] = spawn(function()
        local ok, e = pcall(t.wait, t)
        return ok, e == aborted, tostring(e), tostring(e.category)
    end)
end
this_fiber.yield()
print(t:cancel()) --> 3
print(t:cancel()) --> 0
for i = 1, 3 do print(fibers[i]:join()) end
--> false	true	Operation canceled	system
--> false	true	Operation canceled	system
--> false	true	Operation canceled	system
t:wait()
print(time.steady_clock.now() == t.expiry) --> true
