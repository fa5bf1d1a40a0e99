-- A module is loaded when its main fiber ends; fibers it spawned go on, and cannot import.
print(require('./x').name)
--> x
--> false	You can only import modules from the main fiber
