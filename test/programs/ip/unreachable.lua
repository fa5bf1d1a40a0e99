-- Addresses of another family, and those that cannot be reached, raise what the system says, at once.
local ip = require 'ip'
local v4, v6, broadcast = ip.address.loopback_v4(), ip.address.loopback_v6(), ip.address.broadcast_v4()
local text = byte_span.append('x')
local function show(object, method, ...)
  local ok, e = pcall(object[method], object, ...)
  print(method, ok, e, not ok and e.category or '')
end
local function new(class, family)
  local s = class.new()
  s:open(family)
  return s
end
local s, u = new(ip.tcp.socket, 'v4'), new(ip.udp.socket, 'v4')
show(s, 'bind', v6, 0) --> bind	false	Address family not supported by protocol	system
show(s, 'connect', v6, 9) --> connect	false	Address family not supported by protocol	system
show(u, 'connect', v6, 9) --> connect	false	Address family not supported by protocol	system
show(u, 'send_to', text, v6, 9) --> send_to	false	Address family not supported by protocol	system
show(s, 'connect', broadcast, 9) --> connect	false	Network is unreachable	system
-- Who says that it means everybody may try.
show(u, 'send_to', text, broadcast, 9) --> send_to	false	Permission denied	system
show(u, 'connect', broadcast, 9) --> connect	false	Permission denied	system
s, u = new(ip.tcp.socket, 'v6'), new(ip.udp.socket, 'v6')
show(s, 'bind', v4, 0) --> bind	false	Invalid argument	system
show(s, 'connect', v4, 9) --> connect	false	Invalid argument	system
s:set_option('v6_only', true)
show(s, 'connect', v4:to_v6(), 9) --> connect	false	Network is unreachable	system
print(s.is_open, u.is_open) --> true	true
