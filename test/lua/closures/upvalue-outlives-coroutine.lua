-- A variable captured in a dead coroutine stays alive.
local get
local co = coroutine.create(function()
  local v = "kept"
  get = function() return v end
  error("die")
end)
coroutine.resume(co)
co = nil
collectgarbage()
print(get()) --> kept
