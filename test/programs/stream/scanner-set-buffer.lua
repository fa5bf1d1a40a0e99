-- set_buffer() takes the length of a buffer as data and its capacity as room for reads, and forgets what was there.
local stream = require 'stream'
local offered
local scanner = stream.scanner.new { record_separator = '\n', stream = { read_some = function(_, b)
  offered = #b
  return b:copy('d\nef')
end } }
print(scanner:get_line()) --> d
local mine = byte_span.new(4, 10)
mine:copy('..bc')
scanner:set_buffer(mine, 3)
print(scanner.record_terminator, pcall(scanner.buffered_line, scanner)) --> nil	false	Invalid argument
print(scanner:get_line(), offered) --> bcd	6
print(mine:slice(1, 8) == byte_span.append('..bcd\nef')) --> true
local buffer, offset = scanner:buffer()
print(offset, #buffer, buffer.capacity) --> 3	8	10

scanner:set_buffer(byte_span.new(0))
print(scanner:get_line()) --> d
scanner:set_buffer(byte_span.append('x'), 2)
print(scanner:get_line()) --> d
for _, bad in ipairs { { nil, 'buffer' }, { nil, byte_span.new(1), 0 }, { nil, byte_span.new(1), 3 },
    { nil, byte_span.new(1), 'x' } } do
  local _, e = pcall(scanner.set_buffer, scanner, bad[2], bad[3])
  print(e, e.arg)
end
--> Invalid argument	2
--> Numerical result out of range	3
--> Numerical result out of range	3
--> Invalid argument	3
