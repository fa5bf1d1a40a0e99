-- isyieldable is false in the main coroutine.
print(coroutine.isyieldable()) --> false
print(coroutine.wrap(function() return coroutine.isyieldable() end)()) --> true
