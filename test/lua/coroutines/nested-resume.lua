-- Coroutines nest: an inner yield returns to the inner resume.
local inner = coroutine.wrap(function() coroutine.yield("i1"); coroutine.yield("i2") end)
local outer = coroutine.wrap(function()
  coroutine.yield("o:" .. inner())
  coroutine.yield("o:" .. inner())
end)
print(outer(), outer()) --> o:i1	o:i2
