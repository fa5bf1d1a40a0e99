-- Keywords cannot be names.
for _, k in ipairs { "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "if", "in",
  "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while" } do
  assert(load("local " .. k .. " = 1") == nil, k)
  assert(load("t." .. k .. " = 1") == nil, k)
end
print(load("local end = 1", "=x")) --> nil	x:1: '<name>' expected near 'end'
print(load("x.end = 1", "=x")) --> nil	x:1: '<name>' expected near 'end'
