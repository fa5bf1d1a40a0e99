-- What only a fiber held that has ended is garbage.
local weak = setmetatable({}, { __mode = 'v' })
do
    local big = { 'big' }
    weak[1] = big
    spawn(function() return big end):detach()
end
this_fiber.yield()
collectgarbage()
collectgarbage()
print(weak[1]) --> nil
