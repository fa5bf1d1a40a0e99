-- asio_error's other groups have categories of their own, which have no generic equivalents.
local asio_error = require 'asio_error'
local function show(group, ...)
    for _, name in ipairs { ... } do
        local e = asio_error[group][name]
        print(e.category, e.code, e)
        assert(rawequal(e:togeneric(), e))
    end
end
show('netdb', 'host_not_found', 'host_not_found_try_again', 'no_data', 'no_recovery')
--> asio.netdb	1	Host not found (authoritative)
--> asio.netdb	2	Host not found (non-authoritative), try again later
--> asio.netdb	4	The query is valid, but it does not have associated data
--> asio.netdb	3	A non-recoverable error occurred during database lookup
show('addrinfo', 'service_not_found', 'socket_type_not_supported')
--> asio.addrinfo	-8	Service not found
--> asio.addrinfo	-7	Socket type not supported
show('misc', 'already_open', 'eof', 'not_found', 'fd_set_failure')
--> asio.misc	1	Already open
--> asio.misc	2	End of file
--> asio.misc	3	Element not found
--> asio.misc	4	The descriptor does not fit into the select call's fd_set
