-- restore_interruption() is no interruption point.
local f
f = spawn(function()
    this_fiber.disable_interruption()
    f:interrupt()
    this_fiber.restore_interruption()
    return 'went on'
end)
print(f:join()) --> went on
