-- A wrapped coroutine drives a generic for.
local function range(a, b)
  return coroutine.wrap(function() for i = a, b do coroutine.yield(i, i * i) end end)
end
for i, sq in range(2, 4) do print(i, sq) end
--> 2	4
--> 3	9
--> 4	16
