-- A long chain of closures is collected without recursion.
local f = function() return 0 end
for i = 1, 100000 do local g = f; f = function() return g end end
collectgarbage()
f = nil
collectgarbage()
print("alive") --> alive
