-- match() takes the way through the pattern that fits all of the text, not the first one.
local regex = require 'regex'
print(regex.match(regex.new{ pattern = '(a|ab)(c|bcd)?', grammar = 'ecma' }, 'abcd')) --> a	bcd
print(regex.match(regex.new{ pattern = '(a*?)(b?)', grammar = 'ecma' }, 'aaa')) --> aaa	
