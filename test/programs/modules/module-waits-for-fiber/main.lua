-- A module may join fibers it has spawned while it loads.
print(require('./x').value) --> 42
