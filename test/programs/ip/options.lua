-- Every option of the manual can be set to a value, which get_option() tells then.
local ip = require 'ip'
local function check(class, values)
  local n = 0
  for family, list in pairs(values) do
    local s = class.new()
    s:open(family)
    for name, value in pairs(list) do
      local ok, e = pcall(s.set_option, s, name, value)
      local got, really = pcall(s.get_option, s, name)
      if ok and got and really == value then n = n + 1 else print(family, name, e, really) end
    end
    s:close()
  end
  print(getmetatable(class.new()), n)
end
local tcp = {
  tcp_no_delay = true, send_buffer_size = 30000, receive_low_watermark = 3, receive_buffer_size = 30000,
  out_of_band_inline = true, keep_alive = true, do_not_route = true, debug = false,
}
check(ip.tcp.socket, { v4 = tcp, v6 = tcp }) --> ip.tcp.socket	16
check(ip.tcp.acceptor, {
  v4 = { reuse_address = true, enable_connection_aborted = true, debug = false },
  v6 = { reuse_address = true, enable_connection_aborted = true, debug = false, v6_only = true },
}) --> ip.tcp.acceptor	7
local udp = {
  debug = false, broadcast = true, do_not_route = true, send_buffer_size = 30000, receive_buffer_size = 30000,
  reuse_address = true, multicast_loop = false, multicast_hops = 5, unicast_hops = 6,
}
check(ip.udp.socket, { v4 = udp, v6 = udp }) --> ip.udp.socket	18
local s, u = ip.tcp.socket.new(), ip.udp.socket.new()
s:open('v6')
u:open('v6')
for _, object in ipairs { s, u } do
  object:set_option('v6_only', true)
  local was = object:get_option('v6_only')
  object:set_option('v6_only', false)
  print(was, object:get_option('v6_only'))
end
--> true	false
--> true	false
s:set_option('linger', true, 7)
print(s:get_option('linger')) --> true	7
s:set_option('linger', false, 0)
print((s:get_option('linger'))) --> false
print(s:get_option('send_low_watermark')) --> 1
for _, name in ipairs { 'join_multicast_group', 'leave_multicast_group', 'multicast_interface', 'linger', 'nothing' } do
  local ok, e = pcall(u.get_option, u, name)
  assert(not ok and e.arg == 2)
  print(e, e.category)
end
--> Operation not supported	generic
--> Operation not supported	generic
--> Operation not supported	generic
--> Operation not supported	generic
--> Operation not supported	generic
