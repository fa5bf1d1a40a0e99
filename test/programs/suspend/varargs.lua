-- Varargs, upvalues and locals keep their values over a suspension and a collection.
local up = { 'up' }
local function f(...)
    local t = { 'local' }
    this_fiber.yield()
    collectgarbage()
    return t[1], up[1], ...
end
print(f('a', nil, 'c')) --> local	up	a	nil	c
