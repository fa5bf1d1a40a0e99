-- coroutine functions check their arguments.
print(pcall(function() coroutine.create(5) end)) --> false	argument-errors.lua:2: bad argument #1 to 'create' (function expected, got number)
print(pcall(function() coroutine.wrap({}) end)) --> false	argument-errors.lua:3: bad argument #1 to 'wrap' (function expected, got table)
print(pcall(function() coroutine.resume(5) end)) --> false	argument-errors.lua:4: bad argument #1 to 'resume' (coroutine expected)
print(pcall(function() coroutine.status("x") end)) --> false	argument-errors.lua:5: bad argument #1 to 'status' (coroutine expected)
