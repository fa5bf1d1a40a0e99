-- An error inside a wrapped coroutine propagates to its caller with its position.
local f = coroutine.wrap(function()
  error("inside")
end)
f() --! wrap-error.lua:5: wrap-error.lua:3: inside
