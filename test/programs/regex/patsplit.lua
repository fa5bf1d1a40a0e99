-- patsplit() answers the matches, but for empty ones right behind another.
local regex = require 'regex'
local function show(grammar, pattern, text)
  local pieces = regex.patsplit(regex.new{ pattern = pattern, grammar = grammar }, text)
  print(#pieces, '[' .. table.concat(pieces, '|') .. ']')
end
show('ecma', '\\d+', 'a1b22c333') --> 3	[1|22|333]
show('ecma', '\\d+', 'abc') --> 0	[]
show('extended', '[^,]*', 'a,b,,c,') --> 5	[a|b||c|]
show('extended', '([^,]*)|("[^"]+")', '1,"a, b",2') --> 3	[1|"a, b"|2]
show('basic', 'x*', 'ab') --> 3	[||]
show('ecma', '', 'ab') --> 3	[||]
