-- A module may suspend while it loads; the importer waits, other fibers run first.
spawn(function() print('other') end):detach()
print(require('./x').name)
--> other
--> loading
--> loaded
--> x
