-- buffer() gives what was read ahead, without the current record once that is removed, and set_buffer() gives it back.
local stream = require 'stream'
local text = 'Content-Length: 4\r\n\r\nbodyNEXT\r\n'
local scanner = stream.scanner.new { stream = { read_some = function(_, b) return b:copy(text) end } }
print(scanner:get_line()) --> Content-Length: 4
local buffer, offset = scanner:buffer()
print(buffer:slice(offset) == byte_span.append(text), offset) --> true	1
print(#scanner:get_line()) --> 0
scanner:remove_line()
print(scanner.record_terminator) --> nil
buffer, offset = scanner:buffer()
print(offset, buffer:slice(offset, offset + 3), buffer.capacity > #buffer) --> 22	body	true
scanner:set_buffer(buffer, offset + 4)
print(scanner:get_line(), scanner.record_number) --> NEXT	3
buffer, offset = scanner:buffer()
print(buffer:slice(offset) == byte_span.append('NEXT\r\n')) --> true
scanner:remove_line()
buffer, offset = scanner:buffer()
print(#buffer:slice(offset)) --> 0
