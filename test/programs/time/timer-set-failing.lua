-- A time that cannot be set cancels nobody and changes nothing.
local time = require 'time'
local t = time.steady_timer.new()
local at = time.steady_clock.now() + 5
t:expires_at(at)
local f = spawn(function() t:wait() return 'waited' end)
this_fiber.yield()
local function fails(f, ...)
    local ok, e = pcall(f, ...)
    print(ok, e, e.arg)
end
fails(t.expires_at, t) --> false	Invalid argument	2
fails(t.expires_at, t, 5) --> false	Invalid argument	2
fails(t.expires_at, t, time.system_clock.now()) --> false	Invalid argument	2
fails(t.expires_after, t) --> false	Invalid argument	2
fails(t.expires_after, t, '5') --> false	Invalid argument	2
fails(t.expires_after, t, 0/0) --> false	Invalid argument	2
fails(t.expires_after, t, 1e10) --> false	Numerical result out of range	2
fails(t.expires_after, t, 1/0) --> false	Numerical result out of range	2
fails(t.wait) --> false	Invalid argument	1
fails(t.cancel, time) --> false	Invalid argument	1
print(t.expiry == at, f:join()) --> true	waited
