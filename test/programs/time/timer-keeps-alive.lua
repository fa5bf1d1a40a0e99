-- A program lives as long as a fiber waits for a timer.
local time = require 'time'
spawn(function()
    local t = time.steady_timer.new()
    t:expires_after(3600)
    t:wait()
    print 'waited' --> waited
end):detach()
