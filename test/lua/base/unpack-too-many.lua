-- unpack refuses to return more values than the stack can hold.
print(pcall(function() unpack({}, 1, 1e7) end)) --> false	unpack-too-many.lua:2: too many results to unpack
print(pcall(function() unpack({}, -2147483648, 2147483647) end)) --> false	unpack-too-many.lua:3: too many results to unpack
print(select("#", unpack({}, 5, 1))) --> 0
