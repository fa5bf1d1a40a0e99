-- A fiber suspends inside pcall(), which still returns the results.
local sleep = require('time').sleep
print(pcall(function(...)
    sleep(1)
    return ...
end, 1, nil, 3))
--> true	1	nil	3
