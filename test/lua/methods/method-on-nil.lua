-- A method call on nil is an indexing error naming the variable.
local t = {}
print(pcall(function() t.child:run() end)) --> false	method-on-nil.lua:3: attempt to index field 'child' (a nil value)
print(pcall(function() missing:run() end)) --> false	method-on-nil.lua:4: attempt to index global 'missing' (a nil value)
print(pcall(function() local l; l:run() end)) --> false	method-on-nil.lua:5: attempt to index local 'l' (a nil value)
