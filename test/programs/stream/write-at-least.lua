-- write_at_least offers everything, and stops as soon as the minimum is written.
local stream = require 'stream'
local sink = {}
function sink:write_some(buffer)
  print(buffer)
  return 2
end
local buffer = byte_span.append('abcdefg')
print(stream.write_at_least(sink, buffer, 3))
--> abcdefg
--> cdefg
--> 4
print(stream.write_at_least(sink, buffer, 0)) --> 0
print(select(2, pcall(stream.write_at_least, sink, buffer, 8)).arg) --> 3
