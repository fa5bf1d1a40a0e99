-- Error values pass through resume unchanged.
local t = {}
local co = coroutine.create(function() error(t) end)
local ok, e = coroutine.resume(co)
print(ok, e == t) --> false	true
