-- Fibers: the one that was spawned runs when the other one waits.
local stream = require('stream')
local system = require('system')
spawn(function()
  stream.write_all(system.out, 'World\n')
end):detach()
stream.write_all(system.out, 'Hello ')
--> Hello World
