-- The same seed gives the same sequence.
local function run() local t = {} for i = 1, 10 do t[i] = math.random(1000) end return table.concat(t, " ") end
math.randomseed(7)
local a = run()
math.randomseed(7)
print(a == run()) --> true
math.randomseed(8)
print(a == run()) --> false
