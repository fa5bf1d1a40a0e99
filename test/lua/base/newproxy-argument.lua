-- newproxy takes a boolean or a proxy.
print(pcall(function() newproxy("x") end)) --> false	newproxy-argument.lua:2: bad argument #1 to 'newproxy' (boolean or proxy expected)
print(pcall(function() newproxy({}) end)) --> false	newproxy-argument.lua:3: bad argument #1 to 'newproxy' (boolean or proxy expected)
