-- EMILUA_COLORS=1 colours reports also when no terminal reads them.
--@ env EMILUA_COLORS=1
spawn(function() error('boom', 0) end):detach() --! *[*Fiber *0x*panicked*boom*
