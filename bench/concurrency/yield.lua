-- One operation: this_fiber.yield() with as many other fibers ready as the second argument says.
local n, fibers = tonumber((...)), tonumber((select(2, ...)))
local yield = this_fiber.yield
for _ = 1, fibers do
  spawn(function()
    for _ = 1, n / fibers do yield() end
  end):detach()
end
