-- add() and sub() move a time point; + and - make a new one.
local clock = require 'time'.steady_clock
local p = clock.epoch()
print(p:add(10), p.seconds_since_epoch) --> nil	10
p:sub(2.5)
print(p.seconds_since_epoch) --> 7.5
local q, r, s = p + 1, 1 + p, p - 1
print(q.seconds_since_epoch, r.seconds_since_epoch, s.seconds_since_epoch, p.seconds_since_epoch) --> 8.5	8.5	6.5	7.5
print(q - s, s - q, p - p) --> 2	-2	0
p:add(-10)
print(p.seconds_since_epoch) --> -2.5
print(p:add(1) == nil, select('#', p:sub(1))) --> true	0
