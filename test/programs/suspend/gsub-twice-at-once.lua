-- Two fibers that substitute at the same time do not mix, nor does a substitution within another.
local function fiber(mark)
    return spawn(function()
        return (('a-b c-d'):gsub('%S+', function(item)
            this_fiber.yield()
            return (item:gsub('%a', function(letter)
                this_fiber.yield()
                return letter .. mark
            end))
        end))
    end)
end
local one, two = fiber('1'), fiber('2')
print(one:join()) --> a1-b1 c1-d1
print(two:join()) --> a2-b2 c2-d2
