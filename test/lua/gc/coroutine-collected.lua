-- A suspended coroutine nobody refers to is collected, with its locals.
local w = setmetatable({}, { __mode = "v" })
local function make()
  local co = coroutine.create(function()
    local t = {}
    w.inner = t
    coroutine.yield()
    return t
  end)
  coroutine.resume(co)
  w.co = co
end
make()
collectgarbage()
collectgarbage()
print(w.co, w.inner) --> nil	nil
