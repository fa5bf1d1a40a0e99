-- A cleanup handler cannot enable interruption: it did not disable it.
local sleep = require('time').sleep
local fiber = spawn(function()
  scope_cleanup_push(function()
    print(pcall(this_fiber.restore_interruption)) --> false	Interrupt-ability already allowed
    this_fiber.disable_interruption()
    this_fiber.restore_interruption()
    sleep(1)
    print('cleaned up') --> cleaned up
  end)
  sleep(10)
end)
sleep(1)
fiber:interrupt()
fiber:join()
