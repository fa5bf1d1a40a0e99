-- A waiter in a coroutine that is interrupted has the mutex again in its cleanup handlers.
local m, c = require('mutex').new(), require('condition_variable').new()
local fiber = spawn(function()
  local wait = coroutine.wrap(function()
    scope(function()
      m:lock()
      scope_cleanup_push(function()
        m:unlock()
        print('unlocked') --> unlocked
      end)
      c:wait(m)
    end)
  end)
  print(select(2, pcall(wait))) --> Fiber interrupted
end)
this_fiber.yield()
fiber:interrupt()
fiber:join()
m:lock()
print('locked') --> locked
m:unlock()
