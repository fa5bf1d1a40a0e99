-- A program that is a filesystem.path is not looked for; it, and PATH's relative entries, start from working_directory.
local system = require('system')
local path = require('filesystem').path
local function run(options)
  options.stdout = 'share'
  options.environment = { PATH = '/bin:/usr/bin' }
  local child = system.spawn(options)
  child:wait()
  return child.exit_code
end
run { program = path.new('/bin/sh'), arguments = { 'sh', '-c', 'pwd' }, working_directory = path.new('/') } --> /
run { program = path.new('bin/sh'), arguments = { 'sh', '-c', 'pwd' }, working_directory = path.new('/') } --> /
print(run { program = path.new("sh"), arguments = { "sh", "-c", "exit 5" }, working_directory = path.new("/bin") }) --> 5
print(pcall(run, { program = path.new('sh') })) --> false	No such file or directory
print(pcall(run, { program = 'sh', working_directory = path.new('/no/such') })) --> false	No such file or directory
print(pcall(run, { program = 'sh', working_directory = path.new('/bin/sh') })) --> false	Not a directory
