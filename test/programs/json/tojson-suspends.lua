-- A __tojson may suspend its fiber; others run, and may encode themselves.
local json = require 'json'
local time = require 'time'
local function slow(name, seconds)
  return setmetatable({}, {__tojson = function(_, state)
    time.sleep(seconds)
    state.writer:value(name)
  end})
end
local function encode(name, seconds)
  return spawn(function() print(name, json.encode {a = slow(name, seconds), b = {slow(name, seconds)}}) end)
end
local fibers = {encode('third', 3), encode('first', 1), encode('second', 2)}
--> first	{"a":"first","b":["first"]}
--> second	{"a":"second","b":["second"]}
--> third	{"a":"third","b":["third"]}
for _, f in ipairs(fibers) do f:join() end
