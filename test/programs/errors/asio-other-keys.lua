-- Keys that are no group, or no error of a group, raise an error.
local asio_error = require 'asio_error'
for _, key in ipairs { 'eof', 'EINVAL', 'Misc', '', 'constructor', '__proto__', 1, true } do
    for _, from in ipairs { asio_error, asio_error.basic, asio_error.netdb, asio_error.addrinfo } do
        local ok, e = pcall(function() return from[key] end)
        assert(not ok and tostring(e) == "Requested key wasn't found in the table/userdata", key)
    end
end
print((pcall(function() asio_error.misc = 1 end)), (pcall(function() asio_error.misc.eof = 1 end))) --> false	false
