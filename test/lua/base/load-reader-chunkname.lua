-- Source from a reader function is named =(load).
local done
print(load(function() if not done then done = true return "x x" end end)) --> nil	(load):1: '=' expected near 'x'
