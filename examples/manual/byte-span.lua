-- byte_span: sharing memory, growing to the capacity, appending.
local byte_span = require 'byte_span'
local buffer = byte_span.new(0, 16)
local greeting = buffer:append('Hello, ', 'World')
print(greeting, #buffer, buffer:slice(1, 5)) --> Hello, World	0	Hello
greeting[1] = ('h'):byte()
print(buffer:slice(1, 5), greeting:find('World')) --> hello	8
