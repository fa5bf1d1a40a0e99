-- read_all asks again until the buffer is full, each time for what is missing, and answers its size.
local stream = require 'stream'
local source = { text = 'abcdefg' }
function source:read_some(buffer)
  print('room for', #buffer)
  local n = buffer:copy(self.text:sub(1, 3))
  self.text = self.text:sub(n + 1)
  return n
end
local buffer = byte_span.new(5, 8)
print(stream.read_all(source, buffer), buffer)
--> room for	5
--> room for	2
--> 5	abcde
print(stream.read_all(source, byte_span.new(0, 4))) --> 0
