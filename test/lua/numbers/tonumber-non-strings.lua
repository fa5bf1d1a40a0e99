-- tonumber returns nil for values that are neither strings nor numbers.
print(tonumber(nil), tonumber({}), tonumber(true), tonumber(print)) --> nil	nil	nil	nil
print(tonumber(5), tonumber(1.5)) --> 5	1.5
print(pcall(function() tonumber() end)) --> false	tonumber-non-strings.lua:4: bad argument #1 to 'tonumber' (value expected)
