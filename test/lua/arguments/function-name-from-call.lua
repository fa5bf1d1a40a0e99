-- The name in an argument error is that used at the call.
local alias = string.rep
print(pcall(function() alias() end)) --> false	function-name-from-call.lua:3: bad argument #1 to 'alias' (string expected, got no value)
local t = { nested = { fn = string.rep } }
print(pcall(function() t.nested.fn() end)) --> false	function-name-from-call.lua:5: bad argument #1 to 'fn' (string expected, got no value)
globalalias = string.rep
print(pcall(function() globalalias() end)) --> false	function-name-from-call.lua:7: bad argument #1 to 'globalalias' (string expected, got no value)
print(pcall(function() local f = string.rep; f() end)) --> false	function-name-from-call.lua:8: bad argument #1 to 'f' (string expected, got no value)
