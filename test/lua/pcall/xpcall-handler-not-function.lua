-- xpcall refuses a handler that is not a function.
print(pcall(function() xpcall(print, 5) end)) --> false	xpcall-handler-not-function.lua:2: bad argument #2 to 'xpcall' (function expected, got number)
print(pcall(function() xpcall(print) end)) --> false	xpcall-handler-not-function.lua:3: bad argument #2 to 'xpcall' (function expected, got no value)
