-- connect() tries one entry after the other, each with the socket opened anew, until one works.
local ip = require 'ip'
local entries = {}
for i, text in ipairs { '192.0.2.1', '2001:db8::1', '192.0.2.2', '192.0.2.3' } do
  entries[i] = { address = ip.address.new(text), port = i }
end
local sock = { is_open = true }
function sock:close() print('close') self.is_open = false end
function sock:open(address) print('open', address) self.is_open = true end
function sock:connect(address, port)
  print('connect', address, port)
  this_fiber.yield()
  if port < 3 then error('refused', 0) end
end
local address, port = ip.connect(sock, entries)
print(address, port)
--> close
--> open	192.0.2.1
--> connect	192.0.2.1	1
--> close
--> open	2001:db8::1
--> connect	2001:db8::1	2
--> close
--> open	192.0.2.2
--> connect	192.0.2.2	3
--> 192.0.2.2	3
print(rawequal(address, entries[3].address)) --> true
