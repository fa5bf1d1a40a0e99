-- Interruption: what only computes is never interrupted in the middle.
local mt = {}
mt.__index = mt
function mt:new_sample(sample)
    self.mean_ = self.a * sample + (1 - self.a) * self.mean_
    self.f = self.a + (1 - self.a) * self.f
end

local filter = setmetatable({ a = 0.5, mean_ = 0, f = 0 }, mt)
local f
f = spawn(function()
    f:interrupt()
    filter:new_sample(8)
    print(filter.mean_, filter.f) --> 4	0.5
    this_fiber.yield()
    filter:new_sample(8)
end)
f:join()
print(filter.mean_, filter.f) --> 4	0.5
