-- A panic of the main fiber prints its message and traceback, and the process ends with 1.
--@ exit 1
local function f()
    error('boom')
end
f() --! Main fiber from VM 0x* panicked: 'main-fiber.lua:4: boom'
--~ stack traceback:
--~ [C]: in function 'error'
--~ main-fiber.lua:4: in function 'f'
--~ main-fiber.lua:6: in main chunk
