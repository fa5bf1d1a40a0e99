-- The error of a joined fiber is the joiner's business: nothing is printed.
local f = spawn(function() error('boom', 0) end)
require('time').sleep(1)
print(pcall(f.join, f)) --> false	boom
f = nil
collectgarbage()
