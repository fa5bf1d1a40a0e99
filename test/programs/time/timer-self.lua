-- A timer's methods take nothing that other calls left behind.
local time = require 'time'
local t, p = time.steady_timer.new(), time.steady_clock.now()
local expires_at, wait = t.expires_at, t.wait
local function leave(...) return ... end
leave(t, p, t, p)
local ok, e = pcall(function() local n = expires_at(t) return n end)
print(ok, e, e.arg) --> false	Invalid argument	2
leave(t, t, t)
ok, e = pcall(function() local n = wait() return n end)
print(ok, e, e.arg) --> false	Invalid argument	1
