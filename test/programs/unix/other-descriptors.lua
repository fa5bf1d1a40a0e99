-- What is given a descriptor of something else raises what the system says of that, and harms nothing; what works there, works.
local file, fs, ip, pipe, unix = require 'file', require 'filesystem', require 'ip', require 'pipe', require 'unix'
local buffer = byte_span.new(4)
local function said(f, ...)
  local ok, e = pcall(f, ...)
  return ok and 'ok' or tostring(e)
end
local function of_pipe()
  local r, w = pipe.pair()
  w:write_some(byte_span.append('text'))
  return r:release()
end
local function of_file()
  local f = file.stream.new()
  f:open(fs.temp_directory_path() / 'f', file.open_flag.read_write + file.open_flag.create)
  return f:release()
end
local no_socket = 0
for _, make in ipairs { of_pipe, of_file } do
  local a, u, s = unix.stream_acceptor.new(make()), ip.udp.socket.new(), unix.stream_socket.new(make())
  u:assign('v4', make())
  for _, call in ipairs {
    { a.listen, a }, { a.accept, a }, { function() return a.local_path end }, { u.bind, u, '127.0.0.1', 0 }, { u.receive, u, buffer },
    { u.send_to, u, buffer, ip.address.loopback_v4(), 9 }, { function() return u.local_port end }, { s.shutdown, s, 'both' },
    { s.connect, s, fs.path.new('/none') }, { s.get_option, s, 'debug' },
  } do
    local what = said(unpack(call))
    if what == 'Socket operation on non-socket' then no_socket = no_socket + 1 else print(what) end
  end
  print(said(s.read_some, s, buffer), getmetatable(s:release())) --> ok	file_descriptor
end
--> End of file	file_descriptor
print(no_socket) --> 20
-- Sockets of another kind have no address of this one.
local one, two = unix.stream_socket.pair()
local t = ip.tcp.socket.new()
t:assign('v4', one:release())
print(t.local_address, t.local_port, t:write_some(byte_span.append('x')), two:read_some(buffer)) --> 0.0.0.0	0	1	1
t = ip.tcp.acceptor.new()
t:open('v6')
t:bind('::1', 0)
print(tostring(unix.stream_acceptor.new(t:release()).local_path) == '') --> true
t = ip.udp.socket.new()
t:open('v4')
local a = ip.tcp.acceptor.new()
a:assign('v4', t:release())
print(said(a.listen, a)) --> Operation not supported
