-- Sorts numbers by sleeping: every number has its own fiber, which prints it after a while.
--
--   emilua-ts run examples/sleepsort.lua
--   emilua-ts run examples/sleepsort.lua -- 60 1 30
--
-- From the manual's introduction to fibers.

local sleep = require('time').sleep

local numbers = {...}
if #numbers == 0 then
    numbers = {8, 42, 38, 111, 2, 39, 1}
end

for _, n in ipairs(numbers) do
    n = tonumber(n)
    spawn(function()
        sleep(n / 100)
        print(n)
    end)
end
