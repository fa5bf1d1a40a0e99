-- Interruption, recap: a signal interrupts a fiber, whose cleanup handler interrupts its children.
local sleep = require('time').sleep
local system = require('system')
local signals = system.signal
this_fiber.disable_interruption()
local numbers = { 1, 2, 3600, 5400 }
local sleeper = spawn(function()
  local children = {}
  scope_cleanup_push(function()
    for _, f in pairs(children) do
      f:interrupt()
    end
  end)
  for _, n in pairs(numbers) do
    children[#children + 1] = spawn(function()
      sleep(n / 1000)
      print(n)
      if n == 2 then signals.raise(signals.SIGUSR1) end
    end)
  end
  for _, f in pairs(children) do
    f:join()
  end
end)
--> 1
--> 2
local sigwaiter = spawn(function()
  local sigusr1 = signals.set.new(signals.SIGUSR1)
  sigusr1:wait()
  sleeper:interrupt()
end)

sleeper:join()
sigwaiter:interrupt()
