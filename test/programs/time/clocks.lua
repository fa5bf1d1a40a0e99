-- now() answers a new time point of its clock, epoch() the clock's beginning.
local time = require 'time'
for _, name in ipairs { 'steady_clock', 'system_clock', 'high_resolution_clock' } do
    local clock = time[name]
    local a, epoch = clock.now(), clock.epoch()
    time.sleep(2)
    local b = clock.now()
    print(name, b - a, b > a, epoch.seconds_since_epoch, epoch <= a, rawequal(clock.epoch(), epoch))
end
--> steady_clock	2	true	0	true	false
--> system_clock	2	true	0	true	false
--> high_resolution_clock	2	true	0	true	false
print(time.high_resolution_clock.is_steady) --> true
