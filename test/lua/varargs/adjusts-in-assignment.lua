-- Assignment from ... pads with nil and drops surplus.
local function f(...)
  local a, b, c = ...
  print(a, b, c)
end
f(1) --> 1	nil	nil
f(1, 2, 3, 4) --> 1	2	3
