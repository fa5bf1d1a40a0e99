-- A name that does not exist raises an error of the category asio.netdb.
local ip, asio_error = require 'ip', require 'asio_error'
local netdb = asio_error.netdb
local function fails(host)
  local ok, e = pcall(ip.tcp.get_address_info, host, 80)
  -- Without a name server nobody knows.
  return not ok and (e == netdb.host_not_found or e == netdb.host_not_found_try_again)
end
print(fails('no-such-host.invalid')) --> true
-- No name at all
for _, host in ipairs { 'a b', '..', ('x'):rep(64), ('x.'):rep(200), '\255', '\xc2\xad', '[::1]', '127.0.0.1:80', 'http://localhost' } do
  if not fails(host) then print(host) end
end
