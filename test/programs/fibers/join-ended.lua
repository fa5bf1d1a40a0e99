-- A fiber that ended long ago can still be joined.
local f = spawn(function() return 'kept' end)
require('time').sleep(10)
collectgarbage()
print(f:join()) --> kept
