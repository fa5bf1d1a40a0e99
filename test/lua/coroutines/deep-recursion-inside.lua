-- Deep recursion inside a coroutine grows its own stack.
local function depth(n) if n == 0 then coroutine.yield("bottom") return 0 end return 1 + depth(n - 1) end
local co = coroutine.wrap(depth)
print(co(5000)) --> bottom
print(co()) --> 5000
