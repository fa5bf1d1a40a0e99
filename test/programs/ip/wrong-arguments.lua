-- Wrong arguments raise EINVAL, and say which one it is.
local ip = require 'ip'
local v4 = ip.address.loopback_v4()
local function arg(f, ...)
  local ok, e = pcall(f, ...)
  if ok then return 'ok' end
  return tostring(e) == 'Invalid argument' and e.category and tostring(e.category) == 'generic' and e.arg or e
end
for _, name in ipairs { 'get_address_info', 'get_address_v4_info', 'get_address_v6_info' } do
  for _, protocol in ipairs { ip.tcp, ip.udp } do
    local f = protocol[name]
    print(arg(f), arg(f, 1, 80), arg(f, 'a\0b', 80), arg(f, v4), arg(f, v4, -1), arg(f, v4, 65536), arg(f, v4, 0.5), arg(f, v4, '\0'),
      arg(f, v4, 80, 'x'), arg(f, v4, 80, 4), arg(f, v4, 80, 64), arg(f, v4, 80, -1), arg(f, v4, 80, 2 ^ 32 + 8))
  end
end
--> 1	1	1	2	2	2	2	2	3	3	3	3	3
--> 1	1	1	2	2	2	2	2	3	3	3	3	3
--> 1	1	1	2	2	2	2	2	3	3	3	3	3
--> 1	1	1	2	2	2	2	2	3	3	3	3	3
--> 1	1	1	2	2	2	2	2	3	3	3	3	3
--> 1	1	1	2	2	2	2	2	3	3	3	3	3
local f = ip.tcp.get_name_info
print(arg(f), arg(f, '127.0.0.1', 80), arg(f, v4), arg(f, v4, '80'), arg(f, v4, 65536)) --> 1	1	2	2	2
print(arg(ip.toendpoint), arg(ip.toendpoint, 5), arg(ip.tostring)) --> 1	1	1
print(arg(v4.to_v6), arg(v4.to_v6, 'x')) --> 1	1
