-- spawn() needs a function.
print((pcall(spawn))) --> false
print((pcall(spawn, 1))) --> false
print((pcall(spawn, {}))) --> false
