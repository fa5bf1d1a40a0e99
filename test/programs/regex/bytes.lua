-- A character is a byte: patterns and texts may hold any, zeros too, and only ASCII has letters.
local regex = require 'regex'
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
all = table.concat(all)
local any = regex.new{ pattern = '.', grammar = 'extended' }
print(#regex.patsplit(any, all)) --> 256
print(#regex.patsplit(regex.new{ pattern = '.', grammar = 'ecma' }, all)) --> 254
print(#regex.match(regex.new{ pattern = '.*', grammar = 'basic' }, all)) --> 256
local zero = regex.search(regex.new{ pattern = 'b\0c', grammar = 'basic' }, 'a\0b\0c')
print(zero[0].start) --> 3
print(regex.search(regex.new{ pattern = '[\x80-\xff]', grammar = 'extended' }, all)[0].start) --> 129
print(regex.match(any, '\xc3\xa4')) --> nil
print(regex.match(regex.new{ pattern = '\xc4', grammar = 'ecma', ignore_case = true }, '\xe4')) --> nil
print(regex.search(regex.new{ pattern = '[[:alpha:]]|\\w', grammar = 'ecma' }, '\xe4').empty) --> true
