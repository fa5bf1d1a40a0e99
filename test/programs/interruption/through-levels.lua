-- An interruption unwinds through every function of the fiber; each caller is an interruption point by it.
local sleep = require('time').sleep
local function inner() sleep(100) print('never printed') end
local function outer() inner() print('nor this') end
local f = spawn(function() outer() print('nor that') end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
