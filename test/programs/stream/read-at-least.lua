-- read_at_least offers the whole buffer, and stops as soon as the minimum is there.
local stream = require 'stream'
local source = {}
function source:read_some(buffer)
  print('room for', #buffer)
  return buffer:copy('ab')
end
local buffer = byte_span.new(7)
print(stream.read_at_least(source, buffer, 3), buffer:slice(1, 4))
--> room for	7
--> room for	5
--> 4	abab
print(stream.read_at_least(source, buffer, 1)) --> room for	7
--> 2
print(stream.read_at_least(source, buffer, 0)) --> 0
print(select(2, pcall(stream.read_at_least, source, buffer, 8)).arg) --> 3
