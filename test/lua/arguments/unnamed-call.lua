-- A function called without a name is shown as ?.
print(pcall(string.rep)) --> false	bad argument #1 to '?' (string expected, got no value)
local t = { string.rep }
print(pcall(function() t[1]() end)) --> false	unnamed-call.lua:4: bad argument #1 to '?' (string expected, got no value)
print(pcall(function() (string.rep)() end)) --> false	unnamed-call.lua:5: bad argument #1 to 'rep' (string expected, got no value)
