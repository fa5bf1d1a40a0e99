-- open() and assign() raise already_open for what is open, and leave it and the descriptor alone.
local ip, asio_error = require 'ip', require 'asio_error'
for _, class in ipairs { ip.tcp.socket, ip.tcp.acceptor, ip.udp.socket } do
  local one, two = class.new(), class.new()
  one:open('v6')
  two:open(ip.address.loopback_v4())
  one:bind('::1', 0)
  local fd = two:release()
  local _, opened = pcall(one.open, one, 'v4')
  local _, assigned = pcall(one.assign, one, 'v4', fd)
  print(opened == asio_error.misc.already_open, assigned == asio_error.misc.already_open, one.local_address, one.local_port > 0)
  --> true	true	::1	true
  two:assign('v4', fd)
  print(two.local_address, pcall(fd.close, fd)) --> 0.0.0.0	false	Bad file descriptor
  --> true	true	::1	true
  --> 0.0.0.0	false	Bad file descriptor
  --> true	true	::1	true
  --> 0.0.0.0	false	Bad file descriptor
end
