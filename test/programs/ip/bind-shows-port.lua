-- bind() to port 0 chooses a port, which local_port tells before listen().
local ip = require 'ip'
for _, class in ipairs { ip.tcp.socket, ip.tcp.acceptor, ip.udp.socket } do
  for family, address in pairs { v4 = '127.0.0.1', v6 = '::1' } do
    local s = class.new()
    s:open(family)
    assert(s.local_port == 0 and s.local_address.is_unspecified)
    s:bind(address, 0)
    assert(s.local_port > 0 and s.local_port < 65536 and tostring(s.local_address) == address)
    local port = s.local_port
    if class == ip.tcp.acceptor then s:listen() end
    assert(s.local_port == port)
    local ok, e = pcall(s.bind, s, address, 0)
    print(ok, e)
    --> false	Invalid argument
    --> false	Invalid argument
    --> false	Invalid argument
    --> false	Invalid argument
    --> false	Invalid argument
    --> false	Invalid argument
  end
end
