-- What only one version has raises EINVAL for the other.
local address = require('ip').address
local v4, v6 = address.new('192.0.2.1'), address.new('2001:db8::1')
for _, name in ipairs {
  'is_link_local', 'is_multicast_global', 'is_multicast_link_local', 'is_multicast_node_local', 'is_multicast_org_local',
  'is_multicast_site_local', 'is_site_local', 'is_v4_mapped', 'scope_id',
} do
  local ok, e = pcall(function() return v4[name] end)
  if ok or tostring(e) ~= 'Invalid argument' or e.arg ~= 1 then print(name, ok, e) end
end
print(pcall(function() v4.scope_id = 1 end)) --> false	Invalid argument
print(pcall(v4.to_v4, v4)) --> false	Invalid argument
print(pcall(v6.to_v6, v6)) --> false	Invalid argument
print(pcall(v6.to_v4, v6)) --> false	Invalid argument
print(v4:to_v6(), v4:to_v6().is_v4_mapped, v4:to_v6():to_v4()) --> ::ffff:192.0.2.1	true	192.0.2.1
print(v4:to_v6() == v4, v4:to_v6():to_v4() == v4) --> false	true
