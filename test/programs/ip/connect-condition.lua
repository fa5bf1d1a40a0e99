-- The condition is asked before each attempt, and told the last error.
local ip = require 'ip'
local entries = {}
for i = 1, 4 do entries[i] = { address = ip.address.new('192.0.2.' .. i), port = i } end
local sock = { is_open = false, open = function() end }
function sock:connect(_, port)
  print('connect', port)
  if port < 4 then error('refused ' .. port, 0) end
end
print(ip.connect(sock, entries, function(last_error, address, port)
  this_fiber.yield()
  print('condition', last_error, address, port)
  return port ~= 2
end))
--> condition	nil	192.0.2.1	1
--> connect	1
--> condition	refused 1	192.0.2.2	2
--> condition	refused 1	192.0.2.3	3
--> connect	3
--> condition	refused 3	192.0.2.4	4
--> connect	4
--> 192.0.2.4	4
-- Its own errors are nobody's business.
print(pcall(ip.connect, sock, entries, function() error('mine', 0) end)) --> false	mine
