-- A captured local keeps the value it had when an error unwound its function.
local get
pcall(function()
  local v = 1
  get = function() return v end
  v = 2
  error("stop")
end)
print(get()) --> 2
