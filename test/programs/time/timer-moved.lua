-- expires_at() and expires_after() cancel who waits, also when the time stays the same, and answer how many they are.
local time = require 'time'
local t = time.steady_timer.new()
local start = time.steady_clock.now()
local function waiter()
    local ok, e = pcall(t.wait, t)
    print(ok, tostring(e), time.steady_clock.now() - start)
end
t:expires_after(10)
spawn(waiter):detach()
spawn(waiter):detach()
time.sleep(1)
print(t:expires_after(20)) --> 2
spawn(waiter):detach() -- the third
time.sleep(1)
--> false	Operation canceled	1
--> false	Operation canceled	1
print(t:expires_at(t.expiry)) --> 1
time.sleep(1)
--> false	Operation canceled	2
spawn(waiter):detach() --> true	nil	21
