-- time: the three clocks.
local time = require('time')
for _, name in ipairs { 'steady_clock', 'system_clock', 'high_resolution_clock' } do
    local clock = time[name]
    local timepoint = clock.now()
    time.sleep(1)
    print(name, clock.now() - timepoint)
end
--> steady_clock	1
--> system_clock	1
--> high_resolution_clock	1
