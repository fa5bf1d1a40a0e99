-- connect() refuses what is no socket, no list of entries, or no function before it tries anything.
local ip = require 'ip'
local sock = setmetatable({}, { __index = function(_, name) print('used', name) end })
local good = { { address = ip.address.loopback_v4(), port = 1 } }
local function arg(...)
  local ok, e = pcall(ip.connect, ...)
  return not ok and tostring(e) == 'Invalid argument' and e.arg
end
print(arg(), arg(5, good), arg('sock', good)) --> 1	1	1
print(arg(sock), arg(sock, 5), arg(sock, { 5 }), arg(sock, { {} })) --> 2	2	2	2
print(arg(sock, { good[1], { address = '127.0.0.1', port = 1 } }), arg(sock, { { address = good[1].address } })) --> 2	2
print(arg(sock, good, 5), arg(sock, good, true)) --> 3	3
