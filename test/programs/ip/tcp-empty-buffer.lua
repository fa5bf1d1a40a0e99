-- A read into nothing and a write of nothing answer 0, and do not wait: not for data, not for room, and not at the end.
local ip = require 'ip'
local here, nothing = ip.address.loopback_v4(), byte_span.new(0)
local function pair()
  local a, s = ip.tcp.acceptor.new(), ip.tcp.socket.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen()
  s:open('v4')
  s:connect(here, a.local_port)
  local peer = a:accept()
  a:close()
  return s, peer
end
local s, peer = pair()
print(s:read_some(nothing), s:write_some(nothing), s:receive(nothing, 0), s:send(nothing, 0)) --> 0	0	0	0
peer:write_some(byte_span.append('abc'))
print(s:read_some(nothing), s:io_control('bytes_readable')) --> 0	3
-- Only the slice that is given is written to.
local buffer = byte_span.append('-------')
print(s:read_some(buffer:slice(3, 4)), tostring(buffer), s:read_some(buffer:slice(6)), buffer) --> 2	--ab---	1	--ab-c-
peer:close()
print(s:read_some(nothing), pcall(s.read_some, s, buffer)) --> 0	false	End of file
print(s:read_some(nothing)) --> 0
