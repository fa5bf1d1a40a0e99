-- write_all offers what is left until all is written, a string as a byte_span, and answers its size.
local stream = require 'stream'
local sink = {}
function sink:write_some(buffer)
  print(getmetatable(buffer), buffer)
  return math.min(#buffer, 3)
end
print(stream.write_all(sink, 'abcdefg'))
--> byte_span	abcdefg
--> byte_span	defg
--> byte_span	g
--> 7
print(stream.write_all(sink, byte_span.append('xyz', '!'):slice(2)))
--> byte_span	yz!
--> 3
print(stream.write_all(sink, '')) --> 0
