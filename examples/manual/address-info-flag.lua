-- ip.address_info_flag: what a lookup is to answer. (The manual asks for www.example.com.)
local ip = require 'ip'
local function all_local(entries)
    for _, entry in ipairs(entries) do
        local address = entry.address
        if address.is_v6 and address.is_v4_mapped then
            address = address:to_v4()
        end
        if not address.is_loopback or entry.port ~= 80 then
            return false
        end
    end
    return true
end

print(all_local(ip.tcp.get_address_info( --> true
    'localhost',
    'http',
    ip.address_info_flag.address_configured
)))
print(all_local(ip.tcp.get_address_info( --> true
    'localhost',
    80,
    bit.bor(
        ip.address_info_flag.all_matching,
        ip.address_info_flag.v4_mapped
    )
)))
