-- Patterns that make other engines try everything take linear time.
local regex = require 'regex'
local text = ('a'):rep(100000)
for _, pattern in ipairs{ '(a*)*b', '(a|aa)+$b', '(a?){50}a{50}b', '^(([a-z])+.)+[A-Z]([a-z])+$' } do
  print(regex.search(regex.new{ pattern = pattern, grammar = 'ecma' }, text).empty)
end
--> true
--> true
--> true
--> true
