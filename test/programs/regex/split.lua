-- split() answers what stands between the matches that are not empty.
local regex = require 'regex'
local function show(grammar, pattern, text)
  local pieces = regex.split(regex.new{ pattern = pattern, grammar = grammar }, text)
  print(#pieces, '[' .. table.concat(pieces, '|') .. ']')
end
show('basic', ',', 'a,b,,c') --> 4	[a|b||c]
show('basic', ',', ',a,') --> 3	[|a|]
show('basic', ',', 'a') --> 1	[a]
show('basic', ',', '') --> 1	[]
show('extended', '[ \t]+', 'one  two\tthree') --> 3	[one|two|three]
show('extended', 'x*', 'axxb') --> 2	[a|b]
show('ecma', '\\s*;\\s*', 'a ;b;  c') --> 3	[a|b|c]
show('extended', '^a', 'aab') --> 2	[|ab]
