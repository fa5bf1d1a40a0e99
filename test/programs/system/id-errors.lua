-- Ids out of range raise EINVAL, and what the system refuses raises its error.
local system = require('system')
local function fail(f, ...)
  local ok, e = pcall(f, ...)
  print(tostring(e.category), e, e.arg)
end
fail(system.getpgid, 2 ^ 31 - 1) --> system	No such process	nil
fail(system.getsid, 2 ^ 31 - 1) --> system	No such process	nil
fail(system.setpgid, 2 ^ 31 - 1, 0) --> system	No such process	nil
fail(system.getpgid) --> generic	Invalid argument	1
fail(system.getpgid, 2 ^ 31) --> generic	Invalid argument	1
fail(system.setpgid, 0, '0') --> generic	Invalid argument	2
fail(system.setresuid, -1, -1) --> generic	Invalid argument	3
fail(system.setresuid, -1, -2, -1) --> generic	Invalid argument	2
fail(system.setresgid, 2 ^ 32, -1, -1) --> generic	Invalid argument	1
fail(system.setgroups) --> generic	Invalid argument	1
fail(system.setgroups, { 'x' }) --> generic	Invalid argument	1
fail(system.setgroups, { -1 }) --> generic	Invalid argument	1
fail(function() return system.cap_init end) --> generic	Operation not supported	nil
fail(function() return system.no_such_member end) --> emilua.core	Requested key wasn't found in the table/userdata	nil
