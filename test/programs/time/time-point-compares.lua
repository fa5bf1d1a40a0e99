-- Time points of a clock compare by time.
local clock = require 'time'.system_clock
local a, b, c = clock.epoch(), clock.epoch() + 1, clock.epoch() + 1
print(a == b, b == c, rawequal(b, c), a ~= b) --> false	true	false	true
print(a < b, b < a, b < c, a <= b, b <= a, b <= c) --> true	false	false	true	false	true
print(a > b, b >= c) --> false	true
