-- A string with an embedded zero byte is not a number.
print(tonumber("1\0")) --> nil
print(tonumber("1\0002")) --> nil
print(pcall(function() return "1\0" + 1 end)) --> false	tonumber-embedded-zero.lua:4: attempt to perform arithmetic on a string value
