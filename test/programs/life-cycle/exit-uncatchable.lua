-- pcall() does not catch system.exit().
--@ exit 3
local system = require('system')
pcall(function()
    pcall(system.exit, 3)
    print('never printed')
end)
print('never printed')
