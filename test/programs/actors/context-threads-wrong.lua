-- spawn_context_threads() needs a positive whole number, and raises EAGAIN for more threads than a process can have.
print(pcall(spawn_context_threads)) --> false	Invalid argument
for _, n in ipairs { 0, -1, 1.5, 1 / 0, 0 / 0, 'x', {} } do print(pcall(spawn_context_threads, n)) end
--> false	Invalid argument
--> false	Invalid argument
--> false	Invalid argument
--> false	Invalid argument
--> false	Invalid argument
--> false	Invalid argument
--> false	Invalid argument
print(pcall(spawn_context_threads, 1024)) --> false	Resource temporarily unavailable
