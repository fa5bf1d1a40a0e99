-- In another thread than the first, even a master VM cannot change what is the process's: Node does not allow it.
--@ slow
local fs = require('filesystem')
local inbox = require('inbox')
local generic_error = require('generic_error')
local function refused(f, ...) return select(2, pcall(f, ...)) == generic_error.ENOTSUP end

if _CONTEXT == 'main' then
    spawn_vm('.', { inherit_context = false, new_master = true }):send(inbox)
    print(inbox:receive()) --> true
    print(inbox:receive()) --> true
    print(inbox:receive() == tostring(fs.current_working_directory())) --> true
    print(inbox:receive()) --> 0
else
    local main = inbox:receive()
    main:send(refused(fs.umask, 0))
    main:send(refused(fs.current_working_directory, fs.path.new('/')))
    main:send(tostring(fs.current_working_directory()))
    main:send(fs.remove_all(fs.path.new('no-such-file')))
end
