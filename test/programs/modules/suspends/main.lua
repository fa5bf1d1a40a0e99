-- A module may suspend while it loads; the importer waits, other fibers run.
spawn(function() print('other') end):detach()
print(require('./x').name)
--> loading
--> other
--> loaded
--> x
