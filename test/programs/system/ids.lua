-- Users, groups, process groups and sessions are those of the process; children inherit them.
local system = require('system')
local function check(command)
  local child = system.spawn {
    program = 'sh', arguments = { 'sh', '-c', command }, environment = { PATH = system.environment.PATH },
  }
  child:wait()
  return child.exit_code == 0
end
local ruid, euid, suid = system.getresuid()
local rgid, egid, sgid = system.getresgid()
print(check(('[ $(id -ru) = %d ] && [ $(id -u) = %d ]'):format(ruid, euid)), suid == euid) --> true	true
print(check(('[ $(id -rg) = %d ] && [ $(id -g) = %d ]'):format(rgid, egid)), sgid == egid) --> true	true
print(check(('read -r _ _ _ _ g s _ </proc/$$/stat && [ $g = %d ] && [ $s = %d ]'):format(system.getpgrp(), system.getsid(0)))) --> true
print(system.getpgid(0) == system.getpgrp(), system.getpgid(system.getpid()) == system.getpgrp()) --> true	true
print(type(system.getgroups()[1] or 0)) --> number
system.setresuid(-1, -1, -1)
system.setresgid(-1, -1, -1)
print(system.getresuid() == ruid) --> true
