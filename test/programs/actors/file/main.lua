-- spawn_vm('./x') runs the file x.lua beside the script.
spawn_vm('./x')
print('spawned')
--> spawned
--> x is worker
