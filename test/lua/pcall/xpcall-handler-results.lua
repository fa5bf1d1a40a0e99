-- Only the handler's first result is kept; without results it is nil.
print(xpcall(error, function(e) return e, "extra" end, "x")) --> false	x
print(xpcall(error, function() end, "x")) --> false	nil
