-- When no entry works connect() raises the last error; when none was tried, not_found.
local ip, asio_error = require 'ip', require 'asio_error'
local entries = {}
for i = 1, 3 do entries[i] = { address = ip.address.new('192.0.2.' .. i), port = i } end
local sock = { is_open = false, open = function() end }
function sock:connect(_, port) error('refused ' .. port, 0) end
print(pcall(ip.connect, sock, entries)) --> false	refused 3
print(pcall(ip.connect, sock, entries, function(_, _, port) return port < 2 end)) --> false	refused 1
function sock:open(address) error('cannot open ' .. tostring(address), 0) end
print(pcall(ip.connect, sock, entries)) --> false	cannot open 192.0.2.3
local ok, e = pcall(ip.connect, sock, {})
print(e, e == asio_error.misc.not_found) --> Element not found	true
ok, e = pcall(ip.connect, sock, entries, function() return false end)
print(e == asio_error.misc.not_found) --> true
