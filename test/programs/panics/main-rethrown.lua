-- An error that join() raises in the main fiber and nobody catches is the main fiber's panic.
--@ exit 1
local f = spawn(function() error('of the fiber', 0) end)
f:join() --! Main fiber from VM 0x* panicked: 'of the fiber'
