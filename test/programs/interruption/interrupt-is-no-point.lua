-- interrupt() is no interruption point, not even for an interrupted caller.
local other = spawn(function() this_fiber.yield() this_fiber.yield() end)
local self
self = spawn(function()
    self:interrupt()
    other:interrupt()
    print('went on') --> went on
end)
self:join()
other:join()
print(self.interruption_caught, other.interruption_caught) --> false	true
