-- Addresses tell what they are for, in both versions.
local address = require('ip').address
local names = { 'is_v4', 'is_v6', 'is_loopback', 'is_multicast', 'is_unspecified' }
local names_v6 = {
  'is_link_local', 'is_site_local', 'is_v4_mapped', 'is_multicast_global', 'is_multicast_link_local', 'is_multicast_node_local',
  'is_multicast_org_local', 'is_multicast_site_local',
}
local function show(text)
  local a, found = address.new(text), {}
  for _, name in ipairs(names) do if a[name] then found[#found + 1] = name:sub(4) end end
  if a.is_v6 then
    for _, name in ipairs(names_v6) do if a[name] then found[#found + 1] = name:sub(4) end end
  end
  print(text, table.concat(found, ' '))
end
show '0.0.0.0' --> 0.0.0.0	v4 unspecified
show '127.255.0.1' --> 127.255.0.1	v4 loopback
show '128.0.0.1' --> 128.0.0.1	v4
show '224.0.0.1' --> 224.0.0.1	v4 multicast
show '239.255.255.255' --> 239.255.255.255	v4 multicast
show '240.0.0.1' --> 240.0.0.1	v4
show '::' --> ::	v6 unspecified
show '::1' --> ::1	v6 loopback
show '1::1' --> 1::1	v6
show 'fe80::1' --> fe80::1	v6 link_local
show 'febf::1' --> febf::1	v6 link_local
show 'fec0::1' --> fec0::1	v6 site_local
show '::ffff:127.0.0.1' --> ::ffff:127.0.0.1	v6 v4_mapped
show '::127.0.0.1' --> ::127.0.0.1	v6
show 'ff01::1' --> ff01::1	v6 multicast multicast_node_local
show 'ff12::1' --> ff12::1	v6 multicast multicast_link_local
show 'ff05::1' --> ff05::1	v6 multicast multicast_site_local
show 'ff08::1' --> ff08::1	v6 multicast multicast_org_local
show 'ff0e::1' --> ff0e::1	v6 multicast multicast_global
