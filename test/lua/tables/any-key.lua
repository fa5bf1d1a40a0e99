-- Any value but nil and NaN may be a key.
local k1, k2, k3 = {}, function() end, coroutine.create(function() end)
local t = { [k1] = "table", [k2] = "function", [k3] = "thread", [true] = "true", [false] = "false", [-1.5] = "num" }
print(t[k1], t[k2], t[k3], t[true], t[false], t[-1.5]) --> table	function	thread	true	false	num
