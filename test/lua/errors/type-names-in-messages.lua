-- Messages give the type of the offending value.
local function try(v) print(select(2, pcall(function() return v.x.y end))) end
try(nil) --> type-names-in-messages.lua:2: attempt to index upvalue 'v' (a nil value)
try(true) --> type-names-in-messages.lua:2: attempt to index upvalue 'v' (a boolean value)
try(5) --> type-names-in-messages.lua:2: attempt to index upvalue 'v' (a number value)
try(function() end) --> type-names-in-messages.lua:2: attempt to index upvalue 'v' (a function value)
try(coroutine.create(print)) --> type-names-in-messages.lua:2: attempt to index upvalue 'v' (a thread value)
try(newproxy()) --> type-names-in-messages.lua:2: attempt to index upvalue 'v' (a userdata value)
