-- sleep() of no time, or less, lets every other ready fiber run first.
local time = require 'time'
for _, seconds in ipairs { 0, -1, -1/0, 0/0 } do
    local ran = false
    spawn(function() ran = true end):detach()
    time.sleep(seconds)
    assert(ran)
end
print 'ok' --> ok
