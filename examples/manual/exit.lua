-- system.exit: ends the VM with an exit code.
--@ exit 3
local system = require('system')
print('bye') --> bye
system.exit(3)
print('never printed')
