-- Calling a finished wrap function is an error.
local f = coroutine.wrap(function() return "done" end)
print(f()) --> done
print(pcall(function() f() end)) --> false	wrap-dead.lua:4: cannot resume dead coroutine
