-- Whatever waits for a socket is an interruption point, is ended by cancel() and close(), and loses nothing.
local ip, unix, fs = require 'ip', require 'unix', require 'filesystem'
local aborted = require('asio_error').basic.operation_aborted
local here, place = ip.address.loopback_v4(), fs.temp_directory_path()
local big, text = byte_span.new(1000000), byte_span.append('text')

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
local function tcp_pair()
  local a = listener()
  local s = client(a.local_port)
  return s, a:accept()
end
local function bound()
  local u = ip.udp.socket.new()
  u:open('v4')
  u:bind(here, 0)
  return u
end
local count = 0
local function unix_listener(backlog)
  count = count + 1
  local a, path = unix.stream_acceptor.new(), place / tostring(count)
  a:open()
  a:bind(path)
  a:listen(backlog)
  return a, path
end
local function fill(s)
  s:write_some(big)
  return s
end

-- Each makes a socket, an operation with it that waits (unless there is a star), and a function that lets it end.
local anew = false -- whether it is tried again
local points = {
  ['tcp accept'] = function()
    local a = listener()
    return a, function() return a:accept() end, function() return client(a.local_port) end
  end,
  ['tcp connect'] = function()
    local a = listener(0)
    local first = client(a.local_port)
    local s = ip.tcp.socket.new()
    s:open('v4')
    return s, function()
      if anew then -- the system has gone on connecting; now there is room in the queue
        first = { first, a:accept() }
        s:close()
        s:open('v4')
      end
      s:connect(here, a.local_port)
    end, function() return first end
  end,
  ['tcp write_some*'] = function()
    local s, peer = tcp_pair()
    return s, function() return s:write_some(text) end, function() return peer end
  end,
  ['unix accept'] = function()
    local a, path = unix_listener()
    return a, function() return a:accept() end, function()
      local s = unix.stream_socket.new()
      s:open()
      s:connect(path)
      return s
    end
  end,
  ['unix connect'] = function()
    local a, path = unix_listener(0)
    local first, s = unix.stream_socket.new(), unix.stream_socket.new()
    first:open()
    first:connect(path)
    s:open()
    return s, function() s:connect(path) end, function() first = { first, a:accept() } end
  end,
  ['udp send*'] = function()
    local u, v = bound(), bound()
    u:connect(here, v.local_port)
    return u, function() return u:send(text) end, function() return v end
  end,
  ['udp send_to*'] = function()
    local u, v = bound(), bound()
    return u, function() return u:send_to(text, here, v.local_port) end, function() return v end
  end,
}
for _, method in ipairs { 'receive', 'receive_from' } do
  points['udp ' .. method] = function()
    local u, v = bound(), bound()
    return u, function() return u[method](u, byte_span.new(9)) end, function() v:send_to(text, here, u.local_port) end
  end
end
for name, pair in pairs { tcp = tcp_pair, unix = unix.stream_socket.pair } do
  for method, argument in pairs { read_some = byte_span.new(9), receive = byte_span.new(9), wait = 'read' } do
    points[name .. ' ' .. method] = function()
      local s, peer = pair()
      return s, function() return s[method](s, argument, method == 'receive' and 0 or nil) end, function() peer:write_some(text) end
    end
  end
end
for method, argument in pairs { write_some = text, send = text, wait = 'write' } do
  points['unix ' .. method .. ' to who does not read'] = function()
    local s, peer = unix.stream_socket.pair()
    fill(s)
    return s, function() return s[method](s, argument, method == 'send' and 0 or nil) end, function() peer:read_some(big) end
  end
end
points['tcp wait for an error'] = function()
  local s, peer = tcp_pair()
  return s, function() s:wait('error') end, function() peer:send(byte_span.append('!'), ip.message_flag.out_of_band) end
end

-- Does the operation after all, which works as if nothing had been.
local function works(op, go)
  anew = true
  local f = spawn(op)
  this_fiber.yield()
  local kept = go()
  local result = f:join()
  anew = false
  return not f.interruption_caught and (type(result) ~= 'number' or result == 4), kept
end

local laws = {
  -- An interruption that is there before lets nothing happen.
  before = function(_, op, go)
    local f = spawn(op)
    f:interrupt()
    f:join()
    return f.interruption_caught and works(op, go)
  end,
  -- One that comes meanwhile ends the wait, and what is done already is delivered: the next point raises.
  meanwhile = function(_, op, go, waits)
    local done = false
    local f = spawn(function()
      op()
      done = true
      this_fiber.yield()
    end)
    this_fiber.yield()
    f:interrupt()
    f:join()
    return f.interruption_caught and done ~= waits and works(op, go)
  end,
  -- Not while interruption is disabled.
  disabled = function(_, op, go)
    local done = false
    local f = spawn(function()
      this_fiber.disable_interruption()
      op()
      done = true
    end)
    f:interrupt()
    this_fiber.yield()
    local kept = go()
    f:join()
    return done and not f.interruption_caught, kept
  end,
  forbidden = function(_, op, go)
    this_fiber.forbid_suspend()
    local ok, e = pcall(op)
    this_fiber.allow_suspend()
    return not ok and tostring(e) == 'Operation not permitted within a forbid-suspend block' and works(op, go)
  end,
  cancel = function(s, op, go, waits)
    local f = spawn(function() return pcall(op) end)
    this_fiber.yield()
    s:cancel()
    local ok, e = f:join()
    return ok ~= waits and (ok or e == aborted) and s.is_open and works(op, go)
  end,
  close = function(s, op, _, waits)
    local f = spawn(function() return pcall(op) end)
    this_fiber.yield()
    s:close()
    local ok, e = f:join()
    return ok ~= waits and (ok or e == aborted) and not s.is_open
  end,
}

local held, kept = 0, {}
for name, make in pairs(points) do
  for law, holds in pairs(laws) do
    if name == 'tcp connect' and law == 'disabled' then holds = laws.before end -- who is not in the queue tries again after a second
    local s, op, go = make()
    kept[#kept + 1] = { s, op, go }
    local holds_here, more = holds(s, op, go, not name:find('*', 1, true))
    kept[#kept + 1] = more
    if holds_here then held = held + 1 else print(name, law) end
  end
end
print(held) --> 114
