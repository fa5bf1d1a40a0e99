-- spawn_vm() of a missing module raises in the caller.
print(pcall(spawn_vm, './no_such_actor')) --> false	Module not found
