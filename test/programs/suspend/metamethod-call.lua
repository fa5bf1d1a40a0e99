-- A fiber suspends in __call, __len and __tostring.
local t = setmetatable({}, {
    __call = function(_, ...)
        this_fiber.yield()
        return select('#', ...), ...
    end,
    __len = function()
        this_fiber.yield()
        return 7
    end,
    __tostring = function()
        this_fiber.yield()
        return 'text'
    end,
})
print(t('a', nil)) --> 2	a	nil
print(#t) --> 7
print(tostring(t)) --> text
print(t, 'and', t) --> text	and	text
