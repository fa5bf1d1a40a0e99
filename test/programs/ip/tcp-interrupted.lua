-- Interruption of a connect and of an accept takes nothing away: the next one has the connection.
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
local function interrupted(op)
  local f = spawn(op)
  this_fiber.yield()
  f:interrupt()
  f:join()
  return f.interruption_caught
end
local a = listener()
print(interrupted(function() a:accept() end)) --> true
local s = client(a.local_port)
local f = spawn(function() a:accept() end)
f:interrupt()
f:join()
local peer = a:accept()
print(f.interruption_caught, peer.remote_port == s.local_port) --> true	true

-- The queue of this one is full: nobody answers.
local full = listener(0)
local clients = {}
clients[1] = client(full.local_port)
local waiting
for i = 2, 4 do
  local t = ip.tcp.socket.new()
  t:open('v4')
  clients[i] = t
  local g = spawn(function() t:connect(here, full.local_port) end)
  for _ = 1, 5 do this_fiber.yield() end
  g:interrupt()
  g:join()
  if g.interruption_caught then waiting = t end
end
print(waiting ~= nil) --> true
waiting:close()
print(waiting.is_open) --> false
waiting:open('v4')
waiting:connect(here, a.local_port)
print(a:accept().remote_port == waiting.local_port) --> true
