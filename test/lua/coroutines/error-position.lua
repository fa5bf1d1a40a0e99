-- Runtime errors in a coroutine carry their position.
local co = coroutine.create(function()
  local x
  return x.field
end)
print(coroutine.resume(co)) --> false	error-position.lua:4: attempt to index local 'x' (a nil value)
