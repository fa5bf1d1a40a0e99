-- Assigning to the loop variable does not change the iteration.
local function it(limit, i) if i < limit then return i + 1 end end
for i in it, 3, 0 do
  io = i
  i = 100
  print(io, i)
end
--> 1	100
--> 2	100
--> 3	100
