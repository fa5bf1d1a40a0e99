-- A panic of a detached fiber prints its message and traceback; the VM goes on and the exit code is 0.
local function fail()
    error('boom')
end
spawn(function()
    fail()
end):detach() --! Fiber 0x* panicked: 'detached.lua:3: boom'
--~ stack traceback:
--~ [C]: in function 'error'
--~ detached.lua:3: in function 'fail'
--~ detached.lua:6: in function <detached.lua:5>
this_fiber.yield()
print('main goes on') --> main goes on
