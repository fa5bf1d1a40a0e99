-- The child's argv is the table as it stands, with the program's name as its first element.
local system = require('system')
local function run(program, arguments)
  system.spawn { program = program, arguments = arguments, stdout = 'share' }:wait()
end
run('sh', { 'another name', '-c', 'echo "$0"' }) --> another name
run('printf', { 'printf', '[%s]', '', 'a b', "'\"$x*\\", 'grüße' }) --> [][a b]['"$x*\][grüße]
