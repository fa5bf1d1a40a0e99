-- Measures how long datagrams take to a server that sends them back, and counts those that get lost.
--
--   emilua-ts run udp-ping.lua -- server port          is such a server, until it is stopped
--   emilua-ts run udp-ping.lua -- host port [count]    sends `count` datagrams, one a second
--
-- Without arguments it asks a server of its own that answers every second datagram only, and shows no times.

local ip, time = require 'ip', require 'time'
local clock = time.steady_clock

local function open(address, port)
  local socket = ip.udp.socket.new()
  socket:open(address)
  socket:bind(address, port)
  return socket
end

local function serve(socket, wanted)
  local buffer = byte_span.new(65536) -- what does not fit would be cut off
  while true do
    local n, address, port = socket:receive_from(buffer)
    if wanted() then socket:send_to(buffer:slice(1, n), address, port) end
  end
end

-- Runs `operation`, but no longer than so many seconds. Answers what it answered, nothing if it took too long.
local function within(seconds, operation)
  local fiber = spawn(operation)
  local timer = spawn(function()
    time.sleep(seconds)
    fiber:interrupt()
  end)
  local results = { fiber:join() }
  timer:interrupt()
  return unpack(results)
end

-- Datagrams may be lost, arrive twice, or late: so each has a number, and answers to others do not count.
local function ping(socket, number, patience)
  local text, buffer = 'ping ' .. number, byte_span.new(64)
  local start = clock.now()
  socket:send(byte_span.append(text))
  return within(patience, function()
    repeat local n = socket:receive(buffer) until tostring(buffer:slice(1, n)) == text
    return clock.now() - start
  end)
end

local host, port, count = ...
if host == 'server' then
  local socket = open(ip.address.any_v4(), tonumber(port))
  print('listening on ' .. ip.tostring(socket.local_address, socket.local_port))
  return serve(socket, function() return true end)
elseif host then
  local entry = ip.udp.get_address_info(host, port)[1]
  local socket = ip.udp.socket.new()
  socket:open(entry.address)
  socket:connect(entry.address, entry.port) -- to nobody's answers but the server's is listened from now on
  local lost = 0
  count = tonumber(count) or 4
  for number = 1, count do
    local ok, seconds = pcall(ping, socket, number, 1)
    if ok and seconds then
      print(('%d: %.3f ms'):format(number, seconds * 1000))
    else
      lost = lost + 1
      print(('%d: %s'):format(number, ok and 'no answer' or tostring(seconds))) -- "Connection refused": nobody is there
    end
    if number < count then time.sleep(1 - (seconds and ok and seconds or 0)) end
  end
  print(('%d of %d lost'):format(lost, count))
  return
end

local answers = 0
local server = open(ip.address.loopback_v4(), 0)
local serving = spawn(function()
  serve(server, function()
    answers = answers + 1
    return answers % 2 == 1
  end)
end)
local socket = ip.udp.socket.new()
socket:open('v4')
socket:connect(server.local_address, server.local_port)
for number = 1, 3 do print(number, ping(socket, number, 0.5) and 'answered' or 'no answer') end
serving:interrupt()
