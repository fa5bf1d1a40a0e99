-- A duration is rounded to a nanosecond, halves to the even one.
local clock = require 'time'.steady_clock
local function ticks(seconds)
    local p = clock.epoch()
    p:add(seconds)
    local q = clock.epoch()
    q:sub(seconds)
    local sum = clock.epoch() + seconds
    assert(sum == p and q.seconds_since_epoch == -p.seconds_since_epoch)
    return ('%.0f'):format(p.seconds_since_epoch * 1e9)
end
print(ticks(0.5e-9), ticks(1.5e-9), ticks(2.5e-9), ticks(3.5e-9)) --> 0	2	2	4
print(ticks(0.49e-9), ticks(0.51e-9), ticks(1.49e-9), ticks(2.51e-9)) --> 0	1	1	3
print(ticks(0.1), ticks(0.3), ticks(1/3), ticks(1e-10)) --> 100000000	300000000	333333333	0
