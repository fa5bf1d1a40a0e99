-- Only the main VM may end the process by force.
if _CONTEXT == 'main' then
    spawn_vm('.')
else
    local exit = require('system').exit
    print(pcall(exit, 1, { force = 2 })) --> false	Operation not permitted
    print(pcall(exit, 1, { force = 'abort' })) --> false	Operation not permitted
    exit(1, { force = 0 })
end
