-- A socket without a peer raises ENOTCONN, or EPIPE for what is written.
local ip = require 'ip'
local function try(object, method, ...)
  local ok, e = pcall(object[method], object, ...)
  return ok and 'ok' or tostring(e)
end
local s = ip.tcp.socket.new()
s:open('v4')
local buffer = byte_span.new(1)
print(try(s, 'read_some', buffer), try(s, 'receive', buffer, 0)) --> Transport endpoint is not connected	Transport endpoint is not connected
print(try(s, 'write_some', buffer), try(s, 'send', buffer, 0)) --> Broken pipe	Broken pipe
print(try(s, 'shutdown', 'send')) --> Transport endpoint is not connected
for _, name in ipairs { 'remote_address', 'remote_port' } do
  local ok, e = pcall(function() return s[name] end)
  print(ok, e, e.category)
end
--> false	Transport endpoint is not connected	system
--> false	Transport endpoint is not connected	system
print(s.local_address, s.local_port) --> 0.0.0.0	0
