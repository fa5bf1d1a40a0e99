-- restore_interruption() without disable_interruption() raises.
print(select(2, pcall(this_fiber.restore_interruption))) --> Interrupt-ability already allowed
this_fiber.disable_interruption()
this_fiber.restore_interruption()
print(select(2, pcall(this_fiber.restore_interruption))) --> Interrupt-ability already allowed
