-- Lookups suspend, so they raise where that is forbidden; the rest of the module does not.
local ip = require 'ip'
this_fiber.forbid_suspend()
print(pcall(ip.tcp.get_address_info, '127.0.0.1', 80)) --> false	Operation not permitted within a forbid-suspend block
print(pcall(ip.tcp.get_name_info, ip.address.loopback_v4(), 80)) --> false	Operation not permitted within a forbid-suspend block
print(ip.toendpoint('[::1]:80')) --> ::1	80
print(ip.host_name() ~= '') --> true
this_fiber.allow_suspend()
