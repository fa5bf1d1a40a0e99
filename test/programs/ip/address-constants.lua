-- The well-known addresses, each time as a new object.
local a = require('ip').address
print(a.any_v4(), a.loopback_v4(), a.broadcast_v4()) --> 0.0.0.0	127.0.0.1	255.255.255.255
print(a.any_v6(), a.loopback_v6()) --> ::	::1
print(getmetatable(a.any_v6())) --> ip.address
print(a.any_v4() == a.new(), rawequal(a.any_v4(), a.any_v4())) --> true	false
