-- A finalizer cannot suspend the fiber that it happens to interrupt, nor end or begin a forbid-suspend block of it.
local sleep = require('time').sleep

local function finalized(f)
    local proxy = newproxy(true)
    getmetatable(proxy).__gc = f
    proxy = nil
    collectgarbage()
    for _ = 1, 10 do local _ = {} end
end

for _, f in ipairs { function() sleep(1) end, this_fiber.yield, function() spawn(function() end):join() end } do
    finalized(function() print(select(2, pcall(f))) end)
end
--> Operation not permitted within a forbid-suspend block
--> Operation not permitted within a forbid-suspend block
--> Operation not permitted within a forbid-suspend block

finalized(function() sleep(1) end) -- its error goes nowhere
print('goes on') --> goes on
finalized(function() this_fiber.forbid_suspend() end)
sleep(1) -- is possible
this_fiber.forbid_suspend()
finalized(function()
    this_fiber.allow_suspend()
    this_fiber.allow_suspend()
end)
print(pcall(sleep, 1)) --> false	Operation not permitted within a forbid-suspend block
this_fiber.allow_suspend()
sleep(1)
finalized(function() spawn(function() print('spawned') end):detach() end) --> spawned
sleep(1)
