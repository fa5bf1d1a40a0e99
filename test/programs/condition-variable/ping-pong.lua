-- Two fibers take turns by two condition variables.
local condition_variable = require('condition_variable')
local m = require('mutex').new()
local ping, pong = condition_variable.new(), condition_variable.new()
local turn = 'ping'
local function player(me, other, mine, theirs)
    return spawn(function()
        for i = 1, 3 do
            m:lock()
            while turn ~= me do mine:wait(m) end
            print(me, i)
            turn = other
            theirs:notify_one()
            m:unlock()
        end
    end)
end
local a, b = player('ping', 'pong', ping, pong), player('pong', 'ping', pong, ping)
a:join()
b:join()
--> ping	1
--> pong	1
--> ping	2
--> pong	2
--> ping	3
--> pong	3
