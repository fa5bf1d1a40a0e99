-- Coroutines compare by identity and work as keys.
local a, b = coroutine.create(print), coroutine.create(print)
local t = { [a] = "a", [b] = "b" }
print(a == b, t[a], t[b]) --> false	a	b
