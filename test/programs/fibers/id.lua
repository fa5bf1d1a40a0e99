-- this_fiber.id is a string that stays the same within a fiber and differs between fibers.
local main = this_fiber.id
print(type(main)) --> string
local other = spawn(function()
    local id = this_fiber.id
    this_fiber.yield()
    coroutine.wrap(function() print(this_fiber.id == id) end)() --> true
    return id
end):join()
print(main == other) --> false
print(main == this_fiber.id) --> true
