-- allow_suspend() without forbid_suspend() raises.
print(select(2, pcall(this_fiber.allow_suspend))) --> Suspension already allowed
this_fiber.forbid_suspend()
this_fiber.allow_suspend()
print(select(2, pcall(this_fiber.allow_suspend))) --> Suspension already allowed
