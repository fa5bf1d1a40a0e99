-- Without EMILUA_TRACE a report does not tell where the fiber was spawned.
--@ exit 1
local function fail() error('boom', 0) end
local f = spawn(fail)
f:join() --! Main fiber from VM 0x* panicked: 'boom'
