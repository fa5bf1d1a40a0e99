-- An error inside the handler gives an error in error handling.
print(xpcall(function() error("first") end, function() error("second") end)) --> false	error in error handling
print(xpcall(function() error("first") end, function(m) return m .. nil end)) --> false	error in error handling
