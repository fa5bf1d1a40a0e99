-- The handler sees runtime errors and non-string errors too.
print(xpcall(function() local x; x.y = 1 end, function(e) return "H:" .. e end)) --> false	H:xpcall-handler-runtime-errors.lua:2: attempt to index local 'x' (a nil value)
print(xpcall(function() error({ code = 3 }) end, function(e) return e.code end)) --> false	3
