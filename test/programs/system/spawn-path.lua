-- A program's name is looked for in this process's PATH, and one with a slash is not looked for.
local system = require('system')
local function exit_code(program)
  local child = system.spawn { program = program, arguments = { program, '-c', 'exit 7' }, environment = { PATH = '/nowhere' } }
  child:wait()
  return child.exit_code
end
print(exit_code('sh'), exit_code('/bin/sh')) --> 7	7
print(pcall(exit_code, './sh')) --> false	No such file or directory
