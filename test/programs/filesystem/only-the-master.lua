-- Only the master VM changes the working directory and the umask of the process; all may ask where they are.
local fs = require('filesystem')
local inbox = require('inbox')
local generic_error = require('generic_error')
local function refused(f, ...) return select(2, pcall(f, ...)) == generic_error.EPERM end

if _CONTEXT == 'main' then
    spawn_vm('.'):send(inbox)
    print(inbox:receive()) --> true
    print(inbox:receive()) --> true
    print(inbox:receive() == tostring(fs.current_working_directory())) --> true
    local old = fs.umask(tonumber('077', 8))
    print(fs.umask(old) == tonumber('077', 8)) --> true
    fs.current_working_directory(fs.path.new('/'))
    print(fs.current_working_directory()) --> /
else
    local main = inbox:receive()
    main:send(refused(fs.umask, 0))
    main:send(refused(fs.current_working_directory, fs.path.new('/')))
    main:send(tostring(fs.current_working_directory()))
end
