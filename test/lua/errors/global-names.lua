-- Globals are named in every kind of failure.
print(pcall(function() gg() end)) --> false	global-names.lua:2: attempt to call global 'gg' (a nil value)
print(pcall(function() return gg.x end)) --> false	global-names.lua:3: attempt to index global 'gg' (a nil value)
print(pcall(function() return gg + 1 end)) --> false	global-names.lua:4: attempt to perform arithmetic on global 'gg' (a nil value)
print(pcall(function() return gg .. "x" end)) --> false	global-names.lua:5: attempt to concatenate global 'gg' (a nil value)
print(pcall(function() return -gg end)) --> false	global-names.lua:6: attempt to perform arithmetic on global 'gg' (a nil value)
print(pcall(function() return #gg end)) --> false	global-names.lua:7: attempt to get length of global 'gg' (a nil value)
print(pcall(function() gg.x = 1 end)) --> false	global-names.lua:8: attempt to index global 'gg' (a nil value)
