-- A datagram that does not fit is cut, without a trace in the next one; one that cannot be sent raises EMSGSIZE.
local ip = require 'ip'
local here, buffer = ip.address.loopback_v4(), byte_span.new(4)
local a, b = ip.udp.socket.new(), ip.udp.socket.new()
for _, s in ipairs { a, b } do
  s:open('v4')
  s:bind(here, 0)
end
for _, text in ipairs { 'longer than that', 'four', '', 'one' } do print(a:send_to(byte_span.append(text), here, b.local_port)) end
--> 16
--> 4
--> 0
--> 3
for _ = 1, 4 do
  local n, address, port = b:receive_from(buffer)
  print(n, n == 0 and '' or buffer:slice(1, n), address, port == a.local_port)
end
--> 4	long	127.0.0.1	true
--> 4	four	127.0.0.1	true
--> 0		127.0.0.1	true
--> 3	one	127.0.0.1	true
a:set_option('send_buffer_size', 100000)
for _, size in ipairs { 65507, 65508, 1000000 } do
  local ok, n = pcall(a.send_to, a, byte_span.new(size), here, b.local_port)
  print(ok, n)
end
--> true	65507
--> false	Message too long
--> false	Message too long
print(b:receive(byte_span.new(70000))) --> 65507
b:connect(here, a.local_port)
local ok, e = pcall(b.send, b, byte_span.new(65508))
print(e, e.category) --> Message too long	system
