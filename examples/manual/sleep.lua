-- time.sleep: blocks the fiber, not the program.
local time = require('time')
local napper = spawn(function()
    time.sleep(0.25)
    print('a quarter of a second later')
end)
print('meanwhile')
napper:join()
--> meanwhile
--> a quarter of a second later
