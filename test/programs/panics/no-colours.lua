-- EMILUA_COLORS=0 and a pipe leave reports as they are.
--@ env EMILUA_COLORS=0
spawn(function() error('boom', 0) end):detach() --! Fiber 0x* panicked: 'boom'
