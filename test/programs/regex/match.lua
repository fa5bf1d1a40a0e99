-- match() answers the captures when the pattern matches all of the text.
local regex = require 'regex'
local pair = regex.new{ pattern = '([a-z]+)=([0-9]+)?(;)?', grammar = 'ecma' }
print(pair.mark_count) --> 3
print(regex.match(pair, 'abc=12;')) --> abc	12	;
print(regex.match(pair, 'abc=12')) --> abc	12	nil
print(regex.match(pair, 'abc=')) --> abc	nil	nil
print(regex.match(pair, 'abc=12 ')) --> nil
print(regex.match(pair, ' abc=12')) --> nil
print(select('#', regex.match(pair, ''))) --> 1
