-- Services are names, by protocol, or numbers.
local ip, asio_error = require 'ip', require 'asio_error'
local function port(protocol, service)
  return ip[protocol].get_address_info('127.0.0.1', service)[1].port
end
print(port('tcp', 'http'), port('tcp', 'www'), port('tcp', 'https'), port('udp', 'tftp')) --> 80	80	443	69
print(port('tcp', 'domain'), port('udp', 'domain')) --> 53	53
print(port('tcp', '0'), port('tcp', '65535'), port('udp', '0080'), port('tcp', 7)) --> 0	65535	80	7
print(port('tcp', '')) --> 0
for _, service in ipairs { 'no such service', 'tftp', 'HTTP', '65536', '-1', '0x50', '1e3', ' 80' } do
  local ok, e = pcall(port, 'tcp', service)
  if ok or e ~= asio_error.addrinfo.service_not_found then print(service, ok, e) end
end
-- It is the service that is looked for first.
print(pcall(ip.tcp.get_address_info, 'fe80::1%no such one', 'no such service')) --> false	Service not found
