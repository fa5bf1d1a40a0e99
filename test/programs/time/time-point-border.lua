-- A time point counts nanoseconds in 64 bits: where that is not enough there is ERANGE, and nothing moves.
local clock = require 'time'.steady_clock
local ERANGE = require 'generic_error'.ERANGE
local function fails(f, ...)
    local ok, e = pcall(f, ...)
    print(ok, e == ERANGE, e.arg)
end
local p = clock.epoch()
fails(p.add, p, 9223372037) --> false	true	2
fails(p.sub, p, 9223372037) --> false	true	2
fails(p.add, p, 1e300) --> false	true	2
fails(p.add, p, 1/0) --> false	true	2
fails(function() return p - 1/0 end) --> false	true	2
fails(function() return 1e10 + p end) --> false	true	1
p:add(9223372036)
fails(p.add, p, 1) --> false	true	2
p:add(0.854775807)
fails(p.add, p, 1e-9) --> false	true	2
print(('%.0f'):format(p.seconds_since_epoch)) --> 9223372037
local low = clock.epoch()
low:sub(9223372036)
low:sub(0.854775808)
fails(low.sub, low, 1e-9) --> false	true	2
fails(function() return low + -1e-9 end) --> false	true	2
print(low < p, ('%.0f'):format(p - low), p - low == -(low - p)) --> true	18446744074	true
