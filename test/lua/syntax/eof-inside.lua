-- Source that stops anywhere is an error, never accepted.
for _, s in ipairs { "x = ", "f(", "local function f(", "if x then else", "x = {", "x.", "x:", "x[", "return (", "for i = ", "a, b" } do
  local f, e = load(s, "=x")
  assert(f == nil and e:find("<eof>", 1, true), s)
end
print("all refused") --> all refused
