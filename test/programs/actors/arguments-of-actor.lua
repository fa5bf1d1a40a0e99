-- The command line's arguments are the main VM's.
--@ args one
local inbox = require('inbox')
if _CONTEXT == 'main' then
    print(...) --> one
    spawn_vm('.'):send(inbox)
    print(inbox:receive()) --> 0
else
    inbox:receive():send(select('#', ...))
end
