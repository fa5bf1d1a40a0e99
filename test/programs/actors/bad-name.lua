-- spawn_vm() of what is no module name raises in the caller.
print((pcall(spawn_vm, './a b'))) --> false
print((pcall(spawn_vm))) --> false
