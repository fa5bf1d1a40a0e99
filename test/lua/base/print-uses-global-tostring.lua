-- print converts its arguments with the global tostring.
local old = tostring
tostring = function(x) return "<" .. old(x) .. ">" end
print(1, "a", nil) --> <1>	<a>	<nil>
tostring = old
print(1) --> 1
