-- shutdown('send') ends what the peer reads, and the other direction stays open, from either side.
local ip = require 'ip'
local here = ip.address.loopback_v4()
local function listener()
  local a = ip.tcp.acceptor.new()
  a:open('v4')
  a:bind(here, 0)
  a:listen()
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
local function try(object, method, ...)
  local ok, e = pcall(object[method], object, ...)
  return ok and 'ok' or tostring(e)
end
local function both(a, b)
  a:shutdown('send')
  local buffer = byte_span.new(9)
  print(try(b, 'read_some', buffer), try(b, 'read_some', buffer), try(a, 'write_some', buffer))
  print(b:write_some(byte_span.append('answer')), a:read_some(buffer), buffer:slice(1, 6))
  b:shutdown('send')
  print(try(a, 'read_some', buffer), try(b, 'write_some', buffer))
  a:close()
  b:close()
end
local s, peer = pair()
both(s, peer)
--> End of file	End of file	Broken pipe
--> 6	6	answer
--> End of file	Broken pipe
s, peer = pair()
both(peer, s)
--> End of file	End of file	Broken pipe
--> 6	6	answer
--> End of file	Broken pipe
