-- Urgent data is told by wait('error'), and is read out of band, or in line, where at_mark tells its place.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function listener(backlog)
  local a = ip.tcp.acceptor.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen(backlog)
  return a
end
local function client(port)
  local s = ip.tcp.socket.new()
  s:open('v4')
  s:connect(here, port)
  return s
end
local function pair()
  local a = listener()
  local s = client(a.local_port)
  local peer = a:accept()
  a:close()
  return s, peer
end
local flag = ip.message_flag
local s, peer = pair()
print(s.at_mark) --> false
local waiter = spawn(function() s:wait('error') return 'urgent' end)
this_fiber.yield()
peer:write_some(byte_span.append('ab'))
peer:send(byte_span.append('!'), flag.out_of_band)
print(waiter:join()) --> urgent
local buffer = byte_span.new(9)
print(s:receive(buffer, flag.out_of_band), buffer:slice(1, 1)) --> 1	!
print(s:read_some(buffer), buffer:slice(1, 2), s.at_mark) --> 2	ab	true
peer:write_some(byte_span.append('cd'))
print(s:read_some(buffer), s.at_mark) --> 2	false

s, peer = pair()
s:set_option('out_of_band_inline', true)
peer:write_some(byte_span.append('ab'))
peer:send(byte_span.append('!'), flag.out_of_band)
s:wait('error')
print(s.at_mark, s:read_some(buffer), s.at_mark, s:read_some(buffer), buffer:slice(1, 1)) --> false	2	true	1	!
