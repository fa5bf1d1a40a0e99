-- system.exit() ends the VM from within a coroutine.
--@ exit 4
local system = require('system')
coroutine.wrap(function() system.exit(4) end)()
print('never printed')
