-- A connected socket sends to its peer, hears nobody else, is told of refusals, and is as before after disconnect().
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function bound()
  local u = ip.udp.socket.new()
  u:open('v4')
  u:bind(here, 0)
  return u
end
local function try(object, method, ...)
  local ok, e = pcall(object[method], object, ...)
  return ok and 'ok' or tostring(e)
end
local a, b, c = bound(), bound(), bound()
local buffer = byte_span.new(9)
print(try(a, 'send', buffer)) --> Destination address required
print(pcall(function() return a.remote_port end)) --> false	Transport endpoint is not connected
a:connect(here, b.local_port)
print(a.remote_address, a.remote_port == b.local_port) --> 127.0.0.1	true
c:send_to(byte_span.append('stranger'), here, a.local_port)
b:send_to(byte_span.append('peer'), here, a.local_port)
print(a:receive(buffer), buffer:slice(1, 4)) --> 4	peer
print(a:send(byte_span.append('hi')), b:receive(buffer)) --> 2	2
b:close()
a:send(buffer)
local ok, e = pcall(a.receive, a, buffer)
print(e, e.category) --> Connection refused	system
local port = a.local_port
a:disconnect()
print(pcall(function() return a.remote_port end)) --> false	Transport endpoint is not connected
print(try(a, 'send', buffer)) --> Destination address required
a:connect(here, c.local_port)
print(a:send(byte_span.append('new')), c:receive(buffer)) --> 3	3
