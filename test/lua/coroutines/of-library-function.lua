-- A coroutine's body may be a library function.
print(coroutine.resume(coroutine.create(math.max), 1, 5, 3)) --> true	5
print(coroutine.wrap(string.upper)("abc")) --> ABC
local co = coroutine.create(coroutine.yield)
print(coroutine.resume(co, 1, 2)) --> true	1	2
print(coroutine.resume(co, 3, 4)) --> true	3	4
print(coroutine.status(co)) --> dead
