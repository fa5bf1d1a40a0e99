-- return coroutine.yield(...) passes resumed values to the caller.
local function ask(q) return coroutine.yield(q) end
local co = coroutine.wrap(function() local a, b = ask("?"); return b, a end)
print(co()) --> ?
print(co(1, 2)) --> 2	1
