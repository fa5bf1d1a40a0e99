-- A fiber suspends in the iterator of a loop.
local sleep = require('time').sleep
local function count(n, i)
    sleep(1)
    if i < n then return i + 1, i * i end
end
for i, square in count, 3, 0 do print(i, square) end
--> 1	0
--> 2	1
--> 3	4
