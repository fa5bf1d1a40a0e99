-- Of the matches that begin first, basic and extended take the longest, ecma the first alternative.
local regex = require 'regex'
for _, grammar in ipairs{ 'extended', 'ecma' } do
  local m = regex.search(regex.new{ pattern = 'a|ab|abc', grammar = grammar }, 'xabcd')
  print(grammar, m[0].start, m[0].end_)
end
--> extended	2	4
--> ecma	2	2
print(regex.search(regex.new{ pattern = 'a*?', grammar = 'ecma' }, 'aa')[0].end_) --> 0
