-- A coroutine has its own thread environment, inherited when it is created.
local log = {}
local co = coroutine.wrap(function()
  log[1] = getfenv(0) == _G
  setfenv(0, { x = 1 })
  log[2] = getfenv(0) == _G
end)
co()
print(log[1], log[2], getfenv(0) == _G) --> true	false	true
