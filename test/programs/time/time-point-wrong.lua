-- Time points take numbers of seconds, and nothing else.
local p = require 'time'.steady_clock.epoch()
local function fails(f, ...)
    local ok, e = pcall(f, ...)
    print(ok, e, e.arg)
end
fails(p.add, p) --> false	Invalid argument	2
fails(p.add, p, '1') --> false	Invalid argument	2
fails(p.sub, p, p) --> false	Invalid argument	2
fails(p.add, p, 0/0) --> false	Invalid argument	2
fails(p.add) --> false	Invalid argument	1
fails(p.add, 1, 1) --> false	Invalid argument	1
fails(function() return p + p end) --> false	Invalid argument	2
fails(function() return p + '1' end) --> false	Invalid argument	2
fails(function() return '1' + p end) --> false	Invalid argument	1
fails(function() return 1 - p end) --> false	Invalid argument	1
fails(function() return p - {} end) --> false	Invalid argument	2
fails(function() return p < 1 end) --> false	Invalid argument	2
fails(function() return 1 < p end) --> false	Invalid argument	1
print(p.seconds_since_epoch) --> 0
