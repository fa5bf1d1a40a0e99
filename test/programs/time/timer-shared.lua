-- A timer that a waiter moves again from its handler keeps going: who is cancelled may wait anew.
local time = require 'time'
local t = time.steady_timer.new()
local start = time.steady_clock.now()
t:expires_after(10)
local f = spawn(function()
    local cancelled = 0
    while not pcall(t.wait, t) do cancelled = cancelled + 1 end
    return cancelled, time.steady_clock.now() - start
end)
for i = 1, 5 do
    time.sleep(1)
    t:expires_after(10)
end
print(f:join()) --> 5	15
