-- An arithmetic error reports the line where the operation's operands end.
local t = {}
local ok, e = pcall(function()
  local x = 1 +
    2 +
    t.x
  return x
end)
print(e) --> line-of-multiline-expression.lua:6: attempt to perform arithmetic on field 'x' (a nil value)
