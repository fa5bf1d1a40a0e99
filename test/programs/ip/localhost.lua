-- A name is looked up, in both families and in one.
local ip = require 'ip'
local function check(entries, family)
  local all = #entries > 0
  for _, e in ipairs(entries) do
    local address = e.address.is_v6 and e.address.is_v4_mapped and e.address:to_v4() or e.address
    all = all and address.is_loopback and e.port == 80 and e.canonical_name == nil
    all = all and (family == nil or e.address[family])
  end
  print(all)
end
check(ip.tcp.get_address_info('localhost', 80)) --> true
check(ip.udp.get_address_info('localhost', 80)) --> true
check(ip.tcp.get_address_info('localhost', 80, 0)) --> true
check(ip.tcp.get_address_v4_info('localhost', 80, 0), 'is_v4') --> true
check(ip.udp.get_address_v4_info('localhost', 80, 0), 'is_v4') --> true
check(ip.tcp.get_address_v6_info('localhost', 80, ip.address_info_flag.v4_mapped), 'is_v6') --> true
