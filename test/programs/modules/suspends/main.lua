-- A module may suspend while it loads; the importer waits, other fibers run.
print(require('./x').name)
--> loading
--> other
--> loaded
--> x
