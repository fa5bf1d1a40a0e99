-- In an imported module spawn_vm() goes by that module's place, and '.' is that module.
local m = require('./sub')
local inbox = require('inbox')
for _, address in ipairs { m.itself, m.child, m.sibling } do
    address:send(inbox)
    print(inbox:receive())
end
--> sub/init.lua as worker
--> sub/child.lua as worker
--> sibling.lua as worker
