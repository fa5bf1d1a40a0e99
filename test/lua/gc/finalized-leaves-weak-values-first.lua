-- A dead userdata leaves weak values before its finalizer runs.
local w = setmetatable({}, { __mode = "v" })
local seen
local function make()
  local u = newproxy(true)
  w[1] = u
  getmetatable(u).__gc = function() seen = w[1] == nil end
end
make()
collectgarbage()
print(seen) --> true
