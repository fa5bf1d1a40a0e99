-- Time points of the high resolution clock do not move; their difference is there.
local clock = require 'time'.high_resolution_clock
local p = clock.now()
for _, name in ipairs { 'add', 'sub' } do
    local ok, e = pcall(function() return p[name] end)
    print(ok, e) --> false	Requested key wasn't found in the table/userdata
end
--> false	Requested key wasn't found in the table/userdata
print((pcall(function() return p + 1 end)), (pcall(function() return p - 1 end)), p - p) --> false	false	0
