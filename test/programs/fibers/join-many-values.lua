-- join() passes hundreds of values through.
local t = {}
for i = 1, 500 do t[i] = i end
local f = spawn(function() return unpack(t) end)
local r = { f:join() }
print(#r, r[1], r[500]) --> 500	1	500
