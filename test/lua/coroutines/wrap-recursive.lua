-- A wrap function calling itself fails.
local f
f = coroutine.wrap(function() return f() end)
print(pcall(f)) --> false	cannot resume running coroutine
