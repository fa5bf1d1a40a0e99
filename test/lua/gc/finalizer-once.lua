-- A finalizer runs once, even if the object is resurrected.
local n, saved = 0
local function make()
  getmetatable(newproxy(true)).__gc = function(p) n = n + 1; saved = p end
end
make()
collectgarbage()
print(n, type(saved)) --> 1	userdata
saved = nil
collectgarbage()
print(n) --> 1
