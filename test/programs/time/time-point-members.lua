-- Time points have no other members, and none can be set.
local p = require 'time'.steady_clock.now()
for _, key in ipairs { 'ticks', '', 'constructor', 1, true } do
    local ok, e = pcall(function() return p[key] end)
    assert(not ok and tostring(e) == "Requested key wasn't found in the table/userdata", key)
end
print((pcall(function() p.seconds_since_epoch = 1 end))) --> false
