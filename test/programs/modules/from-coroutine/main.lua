-- A coroutine of the main fiber may import, and may be nested.
local co = coroutine.wrap(function()
    coroutine.yield(require('./x').name)
    coroutine.yield(coroutine.wrap(function() return require('./y').name end)())
end)
print(co()) --> x
print(co()) --> y
