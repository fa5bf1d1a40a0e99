-- error level 2 in a metamethod blames the operation's line.
local o = setmetatable({}, {
  __index = function(_, k)
    error("no field " .. k, 2)
  end,
})
local x = o.color --! error-level-in-metamethod.lua:7: no field color
