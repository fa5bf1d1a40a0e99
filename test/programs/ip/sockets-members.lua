-- What sockets do not have raises an error for whoever asks or assigns.
local ip, unix = require 'ip', require 'unix'
local objects = {
  ip.tcp.socket.new(), ip.tcp.acceptor.new(), ip.udp.socket.new(), unix.stream_socket.new(), unix.stream_acceptor.new(),
}
for _, s in ipairs(objects) do
  local ok = pcall(function() return s.nothing end)
  local assigned = pcall(function() s.is_open = true end)
  print(getmetatable(s), s.is_open, ok, assigned, type(tostring(s)))
end
--> ip.tcp.socket	false	false	false	string
--> ip.tcp.acceptor	false	false	false	string
--> ip.udp.socket	false	false	false	string
--> unix.stream_socket	false	false	false	string
--> unix.stream_acceptor	false	false	false	string
