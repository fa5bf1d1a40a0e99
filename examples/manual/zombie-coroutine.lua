-- Interruption: nobody runs the handlers of a coroutine that is never resumed again.
local m = require('mutex').new()
local co = coroutine.create(function()
    m:lock()
    -- this handler will never be called
    scope_cleanup_push(function() m:unlock() end)
    coroutine.yield()
end)

coroutine.resume(co)
co = nil
collectgarbage()

spawn(function()
    print(pcall(m.unlock, m)) --> false	Operation not permitted
end):join()
m:unlock()
print('the fiber still held it') --> the fiber still held it
