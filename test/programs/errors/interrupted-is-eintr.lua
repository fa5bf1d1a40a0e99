-- "Fiber interrupted" is EINTR of the generic category.
local generic_error = require 'generic_error'
local time = require 'time'
local caught
local f = spawn(function() caught = select(2, pcall(time.sleep, 10)) end)
time.sleep(1)
f:interrupt()
f:join()
print(caught, caught.category, caught:togeneric() == generic_error.EINTR) --> Fiber interrupted	emilua.core	true
