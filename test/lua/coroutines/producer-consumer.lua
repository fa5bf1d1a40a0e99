-- Two coroutines can exchange values through a third party.
local producer = coroutine.create(function() for i = 1, 3 do coroutine.yield("item" .. i) end return nil end)
local function filter()
  return coroutine.create(function()
    while true do
      local _, v = coroutine.resume(producer)
      if not v then return nil end
      coroutine.yield(v:upper())
    end
  end)
end
local f = filter()
repeat
  local _, v = coroutine.resume(f)
  if v then print(v) end
until not v
--> ITEM1
--> ITEM2
--> ITEM3
