-- A handler may interrupt the fiber's children, which then unwind.
local sleep = require('time').sleep
local parent = spawn(function()
    local children = {}
    scope_cleanup_push(function()
        for _, f in ipairs(children) do f:interrupt() end
        for i, f in ipairs(children) do
            f:join()
            print(i, f.interruption_caught)
        end
    end)
    for i = 1, 2 do
        children[i] = spawn(function() sleep(100) end)
    end
    for _, f in ipairs(children) do f:join() end
end)
sleep(1)
parent:interrupt()
parent:join()
print(parent.interruption_caught)
--> 1	true
--> 2	true
--> true
