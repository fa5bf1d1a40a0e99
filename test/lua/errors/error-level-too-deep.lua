-- A level beyond the stack adds no position.
print(pcall(function() error("far", 50) end)) --> false	far
