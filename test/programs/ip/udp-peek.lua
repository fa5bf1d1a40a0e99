-- Peeking shows a datagram and leaves it; bytes_readable tells the size of the next one.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function bound()
  local u = ip.udp.socket.new()
  u:open('v4')
  u:bind(here, 0)
  return u
end
local a, b = bound(), bound()
print(a:io_control('bytes_readable')) --> 0
for _, text in ipairs { 'first', '2nd' } do b:send_to(byte_span.append(text), here, a.local_port) end
local buffer = byte_span.new(9)
for _ = 1, 2 do print(a:io_control('bytes_readable'), a:receive(buffer, ip.message_flag.peek), (a:receive_from(buffer, ip.message_flag.peek))) end
--> 5	5	5
--> 5	5	5
print(a:receive(buffer), a:receive(buffer, 0), a:io_control('bytes_readable')) --> 5	3	0
print(select(2, pcall(a.io_control, a, 'other'))) --> Operation not supported
