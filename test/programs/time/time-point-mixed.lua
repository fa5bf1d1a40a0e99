-- Time points of different clocks have nothing to do with each other.
local time = require 'time'
local a, b, c = time.steady_clock.epoch(), time.system_clock.epoch(), time.high_resolution_clock.epoch()
local function fails(f)
    local ok, e = pcall(f)
    print(ok, e, e.arg)
end
print(a == b, a == c) --> false	false
fails(function() return a < b end) --> false	Invalid argument	2
fails(function() return a <= c end) --> false	Invalid argument	2
fails(function() return a - b end) --> false	Invalid argument	2
fails(function() return c - a end) --> false	Invalid argument	2
print(getmetatable(a), getmetatable(b)) --> steady_clock.time_point	system_clock.time_point
print(getmetatable(c)) --> high_resolution_clock.time_point
