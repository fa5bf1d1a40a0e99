-- An interruption in a __tojson leaves encode, and encode works again.
local json = require 'json'
local time = require 'time'
local waiting = setmetatable({}, {__tojson = function() time.sleep(1000) end})
local f = spawn(function() json.encode {1, {waiting}} end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
print(json.encode {1}) --> [1]
