-- An error passes out of nested wraps.
local inner = coroutine.wrap(function() error("innermost") end)
local outer = coroutine.wrap(function() inner() end)
outer() --! wrap-inside-wrap-error.lua:4: wrap-inside-wrap-error.lua:3: wrap-inside-wrap-error.lua:2: innermost
