-- An actor may be a module of an external package, which imports its own files.
--@ env EMILUA_PATH={dir}/packages
local inbox = require('inbox')
spawn_vm('tools'):send(inbox)
print(inbox:receive()) --> tools with util
