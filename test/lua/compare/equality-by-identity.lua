-- Tables and functions are equal only to themselves.
local t, f = {}, function() end
print(t == t, t == {}, f == f, f == function() end) --> true	false	true	false
