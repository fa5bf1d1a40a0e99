-- With EMILUA_TRACE=1 a report tells where the fiber was spawned, and where its parents were.
--@ env EMILUA_TRACE=1
local function child()
    error('boom', 0)
end
spawn(function()
    spawn(child):detach()
end):detach() --! Fiber 0x* panicked: 'boom'
--~ *spawned at ancestry.lua:7*
--~ *spawned at ancestry.lua:6*
