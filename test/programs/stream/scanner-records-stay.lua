-- Records keep their bytes for as long as the program keeps them, and appending to one changes no other.
local stream = require 'stream'
local n = 0
local scanner = stream.scanner.new { record_separator = '\n', buffer_size_hint = 16, stream = { read_some = function(_, b)
  n = n + 1
  return b:copy(n .. '\n')
end } }
local records = {}
for i = 1, 1000 do records[i] = scanner:get_line() end
for i = 1, 1000 do assert(tostring(records[i]) == tostring(i)) end
print(records[1].capacity, #records[1]) --> 1	1

scanner:set_buffer(byte_span.append('a\nb\n'))
local a = scanner:get_line()
print(a:append('!!'), scanner:get_line()) --> a!!	b
