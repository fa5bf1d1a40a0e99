-- asio_error.basic has every name of the manual's list: errors of the system, by other names.
local basic = require 'asio_error'.basic
local names = [[
    access_denied address_family_not_supported address_in_use already_connected already_started broken_pipe
    connection_aborted connection_refused connection_reset bad_descriptor fault host_unreachable in_progress
    interrupted invalid_argument message_size name_too_long network_down network_reset network_unreachable
    no_descriptors no_buffer_space no_memory no_permission no_protocol_option no_such_device not_connected
    not_socket operation_aborted operation_not_supported shut_down timed_out try_again would_block
]]
local n = 0
for name in names:gmatch('%S+') do
    local e = basic[name]
    assert(tostring(e.category) == 'system' and not tostring(e):find('Unknown'), name)
    assert(e:togeneric().category == (name == 'shut_down' and e or require 'generic_error'.EIO).category, name)
    n = n + 1
end
print(n) --> 34
print(basic.operation_aborted, basic.operation_aborted.code) --> Operation canceled	125
print(basic.shut_down, basic.shut_down.code) --> Cannot send after transport endpoint shutdown	108
