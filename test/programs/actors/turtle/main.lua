-- A Turtle module is no program: spawn_vm() raises EINVAL.
print(pcall(spawn_vm, './errors')) --> false	Invalid argument
