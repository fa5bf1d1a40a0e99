-- A fiber suspends in the callback of string.gsub().
local s, n = ('hello world'):gsub('%w+', function(word)
    this_fiber.yield()
    return word:upper()
end)
print(s, n) --> HELLO WORLD	2
