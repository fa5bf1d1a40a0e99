-- The child's environment is the table as it stands; without one it is empty.
--@ env SECRET=x
local system = require('system')
local function run(environment)
  local child = system.spawn { program = 'env', environment = environment, stdout = 'share' }
  child:wait()
  print(child.exit_code)
end
run { A = '1=2' }
--> A=1=2
--> 0
run {} --> 0
run() --> 0
