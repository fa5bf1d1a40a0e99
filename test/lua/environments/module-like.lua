-- A chunk can build a module by defining functions in its environment.
local M = setmetatable({}, { __index = _G })
setfenv(load([[
  local hidden = 10
  function add(n) return hidden + n end
  version = "1"
]]), M)()
print(M.add(5), M.version, add) --> 15	1	nil
