-- Passes connections on to another server.
--
--   emilua-ts run tcp-proxy.lua -- listen-port host port      until it is stopped; IPv4 and IPv6
--
-- Without arguments it shows that it holds little of what it passes on: a client sends as much as it can through the proxy to a server
-- that does not read, has to wait, and gets rid of the rest once the server reads.

local ip, stream, time = require 'ip', require 'stream', require 'time'
local eof = require('asio_error').misc.eof

-- One block after the other: nothing is read from one side before the other side has taken what was read before. That is all it takes
-- for back-pressure: while `to` is slow nobody reads `from`, so its sender has to wait.
local function pump(from, to)
  local buffer = byte_span.new(64 * 1024)
  local _, why = pcall(function()
    while true do
      local n = from:read_some(buffer)
      stream.write_all(to, buffer:slice(1, n))
    end
  end)
  if why ~= eof then error(why, 0) end
  to:shutdown('send') -- one direction has ended, the other one may go on
end

local function relay(client, find_server)
  local server = ip.tcp.socket.new()
  local function close()
    for _, socket in ipairs { client, server } do
      if socket.is_open then socket:close() end
    end
  end
  scope_cleanup_push(close)
  ip.connect(server, find_server())
  local function run(from, to)
    return spawn(function()
      local ok = pcall(pump, from, to)
      if not ok then close() end -- a connection that breaks in one direction is of no use in the other, which this ends
    end)
  end
  local there, back = run(client, server), run(server, client)
  there:join()
  back:join()
end

local function serve(acceptor, find_server)
  while true do
    local client = acceptor:accept()
    spawn(function()
      local ok, why = pcall(relay, client, find_server)
      if not ok then print('cannot pass it on: ' .. tostring(why)) end
    end):detach()
  end
end

local function listen(address, port)
  local acceptor = ip.tcp.acceptor.new()
  acceptor:open(address)
  acceptor:set_option('reuse_address', true)
  acceptor:bind(address, port)
  acceptor:listen()
  return acceptor
end

local port, host, service = ...
if port then
  local acceptor = listen(ip.address.any_v6(), tonumber(port)) -- IPv4 clients come to it too, unless the system has it otherwise
  print('listening on ' .. ip.tostring(acceptor.local_address, acceptor.local_port))
  return serve(acceptor, function() return ip.tcp.get_address_info(host, service) end)
end

local TOTAL = 64 * 1024 * 1024
local loopback = ip.address.loopback_v4()
local target, front = listen(loopback, 0), listen(loopback, 0)
local proxy = spawn(function()
  serve(front, function() return { { address = target.local_address, port = target.local_port } } end)
end)

local client = ip.tcp.socket.new()
client:open('v4')
client:connect(front.local_address, front.local_port)
local server = target:accept()

local sent = 0
local sender = spawn(function()
  local block = byte_span.new(1024 * 1024)
  while sent < TOTAL do
    sent = sent + client:write_some(block:slice(1, math.min(#block, TOTAL - sent)))
  end
  client:shutdown('send')
end)

local before
repeat -- until nothing moves any more
  before = sent
  time.sleep(0.05)
until sent == before
print('the client had to wait: ' .. tostring(sent < TOTAL))

local received, buffer = 0, byte_span.new(1024 * 1024)
local _, why = pcall(function()
  while true do received = received + server:read_some(buffer) end
end)
sender:join()
print(('%d MiB have come through, then: %s'):format(received / 1024 / 1024, tostring(why)))
server:close()
client:close()
proxy:interrupt()
