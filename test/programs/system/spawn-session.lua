-- start_new_session makes the child the leader of a session of its own.
local system = require('system')
local script = [[read -r _ _ _ _ group session _ </proc/$$/stat; [ $session = $$ ] && echo own || echo shared]]
for _, new in ipairs { true, false } do
  system.spawn { program = 'sh', arguments = { 'sh', '-c', script }, stdout = 'share', start_new_session = new }:wait()
end
--> own
--> shared
