-- Of a byte_span spans of the same memory are answered, which do not grow into what follows.
local regex = require 'regex'
local text = byte_span.append('key=1,k=23')
local re = regex.new{ pattern = '([a-z]+)=([0-9]+)', grammar = 'extended' }
local pieces = regex.patsplit(re, text)
print(#pieces, tostring(pieces[1]), tostring(pieces[2])) --> 2	key=1	k=23
local key, value = regex.match(re, pieces[2])
print(tostring(key), tostring(value), value.capacity) --> k	23	2
value:copy('45')
print(tostring(text)) --> key=1,k=45
print(tostring(pieces[1]:append('!')), tostring(text)) --> key=1!	key=1,k=45
print(#regex.split(regex.new{ pattern = ',', grammar = 'basic' }, text)) --> 2
print(regex.search(re, text)[2].start) --> 5
