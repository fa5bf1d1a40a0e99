-- A child that a signal ended has exit_code 128 + exit_signal.
local system = require('system')
for _, name in ipairs { 'SIGTERM', 'SIGKILL', 'SIGINT', 'SIGUSR1', 'SIGHUP' } do
  local child = system.spawn { program = 'sleep', arguments = { 'sleep', '1000' } }
  child:kill(system.signal[name])
  child:wait()
  print(child.exit_signal == system.signal[name], child.exit_code - child.exit_signal)
end
--> true	128
--> true	128
--> true	128
--> true	128
--> true	128
