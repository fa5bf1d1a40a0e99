-- A closure that refers to itself is garbage once unreferenced.
local w = setmetatable({}, { __mode = "v" })
local function make()
  local f
  f = function() return f end
  w.f = f
end
make()
collectgarbage()
print(w.f) --> nil
