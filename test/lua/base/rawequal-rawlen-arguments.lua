-- rawequal compares without metamethods, rawlen takes tables and strings.
print(rawequal(1, 1.0), rawequal("a", "a"), rawequal({}, {})) --> true	true	false
print(rawlen({ 1, 2 }), rawlen("abc")) --> 2	3
print(pcall(function() rawlen(5) end)) --> false	rawequal-rawlen-arguments.lua:4: bad argument #1 to 'rawlen' (table expected, got number)
print(pcall(function() rawequal(1) end)) --> false	rawequal-rawlen-arguments.lua:5: bad argument #2 to 'rawequal' (value expected)
