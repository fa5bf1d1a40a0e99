-- pcall around a wrap call catches the coroutine's error.
local f = coroutine.wrap(function() coroutine.yield(1); error("late", 0) end)
print(pcall(f)) --> true	1
print(pcall(f)) --> false	late
print((pcall(f))) --> false
