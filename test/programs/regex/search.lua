-- search() answers where the first match and its groups are, first and last byte.
local regex = require 'regex'
local function show(m)
  if m.empty then print('none', m[0]) return end
  for i = 0, 3 do if m[i] then print(i, m[i].start, m[i].end_) end end
end
local re = regex.new{ pattern = '(a+)(b)?(c)', grammar = 'extended' }
show(regex.search(re, 'xxaac ac'))
--> 0	3	5
--> 1	3	4
--> 3	5	5
show(regex.search(re, 'xx')) --> none	nil
show(regex.search(regex.new{ pattern = 'b*', grammar = 'basic' }, 'abb')) --> 0	1	0
local text, m = '  key = value', nil
m = regex.search(regex.new{ pattern = '\\w+', grammar = 'ecma' }, text)
print(text:sub(m[0].start, m[0].end_)) --> key
