-- A second reader or writer of a socket raises EBUSY, and the first one is not disturbed.
local unix = require 'unix'
local a, b = unix.stream_socket.pair()
a:set_option('send_buffer_size', 10000)
local big, buffer = byte_span.new(1000000), byte_span.new(9)
local function busy(method, ...)
  local ok, e = pcall(a[method], a, ...)
  return not ok and tostring(e) == 'Device or resource busy' and tostring(e.category)
end
local full = a:write_some(big)
local reader = spawn(function() return a:read_some(buffer), tostring(buffer:slice(1, 4)) end)
local writer = spawn(function()
  local n = full
  while n < #big do n = n + a:write_some(big:slice(n + 1)) end
  return n
end)
this_fiber.yield()
print(busy('read_some', buffer), busy('wait', 'read')) --> system	system
print(busy('write_some', buffer), busy('wait', 'write'), busy('connect', require 'filesystem'.path.new('x'))) --> system	system	system
b:write_some(byte_span.append('text'))
local got = 0
while got < #big do got = got + b:read_some(big) end
print(reader:join()) --> 4	text
print(writer:join()) --> 1000000
spawn(function() pcall(a.wait, a, 'error') end):detach()
this_fiber.yield()
print(busy('wait', 'error')) --> system
a:close()
