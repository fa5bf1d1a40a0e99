-- After wait(), exit_code is the child's and exit_signal is nil.
local system = require('system')
for code = 0, 255, 85 do
  local child = system.spawn { program = 'sh', arguments = { 'sh', '-c', 'exit ' .. code } }
  child:wait()
  print(child.exit_code, child.exit_signal)
end
--> 0	nil
--> 85	nil
--> 170	nil
--> 255	nil
