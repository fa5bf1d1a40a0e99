-- Methods of sockets raise EINVAL for wrong arguments, whatever the state of the socket, and say which one it is.
local ip, unix, fs = require 'ip', require 'unix', require 'filesystem'
local here, b = ip.address.loopback_v4(), byte_span.new(1)
local function arg(f, ...)
  local ok, e = pcall(f, ...)
  if ok then return 'ok' end
  return tostring(e) == 'Invalid argument' and tostring(e.category) == 'generic' and e.arg or e
end
local wrong, right = 0, 0
-- Each: the name, good arguments up to the wrong one, and wrong ones.
local function check(object, name, good, ...)
  for i = 1, select('#', ...) do
    local arguments, n = { unpack(good) }, #good + 1
    arguments[n] = (select(i, ...))
    local got = arg(object[name], object, unpack(arguments, 1, n))
    if got == n + 1 then right = right + 1 else wrong = wrong + 1 print(getmetatable(object), name, i, got) end
  end
  if select('#', ...) > 0 and name ~= 'listen' then -- whose argument is optional
    local got = arg(object[name], object, unpack(good))
    if got == #good + 2 or (select(1, ...)) == nil then right = right + 1 else print(getmetatable(object), name, 'absent', got) end
  end
  for _, self in ipairs { 1, 'x', {} , b } do
    if arg(object[name], self) ~= 1 then print(getmetatable(object), name, 'self', arg(object[name], self)) end
  end
end
local nan = 0 / 0
local function ip_ones(s)
  check(s, 'open', {}, 1, 'v5', 'V4', '', {}, true)
  check(s, 'bind', {}, 1, 'nonsense', '127.0.0.1\0', {}, true)
  check(s, 'bind', { here }, 'x', '80', -1, 65536, 0.5, nan, 1 / 0, {})
  check(s, 'assign', {}, 1, 'v5', {})
  check(s, 'assign', { 'v4' }, 1, 'x', {}, here)
end
local function owner(s)
  for _, name in ipairs { 'close', 'cancel', 'release' } do check(s, name, {}) end
end
local function options(s, integer)
  check(s, 'set_option', {}, 1, {}, true)
  check(s, 'get_option', {}, 1, {}, true)
  check(s, 'set_option', { 'debug' }, 1, 'true', {})
  if integer then check(s, 'set_option', { integer }, true, '1', {}, 0.5, nan, 2 ^ 31) end
end
local function connection(s)
  check(s, 'shutdown', {}, 1, 'write', 'Send', '', {})
  check(s, 'io_control', {}, 1, {}, true)
  check(s, 'disconnect', {})
end
local s, a, u = ip.tcp.socket.new(), ip.tcp.acceptor.new(), ip.udp.socket.new()
local x, y = unix.stream_socket.new(), unix.stream_acceptor.new()
for _, object in ipairs { s, a, u } do ip_ones(object) end
for _, object in ipairs { s, a, u, x, y } do owner(object) end
options(s, 'send_buffer_size')
options(a)
options(u, 'multicast_hops')
options(x, 'receive_buffer_size')
options(y)
for _, object in ipairs { s, u, x } do connection(object) end
for _, object in ipairs { a, y } do
  check(object, 'listen', {}, 'x', 0.5, nan, 2 ^ 31, {})
  check(object, 'accept', {})
  check(object, 'set_option', { 'enable_connection_aborted' }, 1, 'x')
end
check(s, 'set_option', { 'linger' }, 1, 'x', {})
check(s, 'set_option', { 'linger', true }, 'x', 0.5, true)
check(s, 'connect', {}, 1, '127.0.0.1', {})
check(s, 'connect', { here }, 'x', -1, 65536, 0.5, nan)
for _, object in ipairs { s, x } do
  for _, name in ipairs { 'read_some', 'write_some' } do check(object, name, {}, 1, 'x', {}, here) end
end
for _, name in ipairs { 'receive', 'send' } do
  check(s, name, {}, 1, 'x', {})
  for _, flags in ipairs { 'x', 0.5, 2 ^ 32, true } do if arg(s[name], s, b, flags) ~= 3 then print(name, flags) end end
  check(u, name, {}, 1, 'x', {})
  for _, flags in ipairs { 'x', 0.5, 2 ^ 32, true } do if arg(u[name], u, b, flags) ~= 3 then print(name, flags) end end
end
check(s, 'wait', {}, 1, 'reading', '', {})
check(u, 'connect', {}, 1, '127.0.0.1', {})
check(u, 'connect', { here }, 'x', -1, 65536)
check(u, 'receive_from', {}, 1, 'x', {})
check(u, 'send_to', {}, 1, 'x', {})
check(u, 'send_to', { b }, 1, '127.0.0.1', {})
check(u, 'send_to', { b, here }, 'x', -1, 65536)
check(u, 'set_option', { 'join_multicast_group' }, '239.0.0.1', {}, true)
for _, object in ipairs { x, y } do
  check(object, 'bind', {}, 1, '/tmp/x', {})
  check(object, 'assign', {}, 1, 'x', {})
end
check(x, 'connect', {}, 1, '/tmp/x', {})
print(arg(unix.stream_socket.new, 'x'), arg(unix.stream_acceptor.new, 5)) --> 1	1
print(wrong, right > 200) --> 0	true
