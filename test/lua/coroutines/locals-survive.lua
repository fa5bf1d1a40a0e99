-- Locals and loops continue where they were after a yield.
local co = coroutine.wrap(function()
  local log = {}
  for i = 1, 2 do
    for _, v in ipairs { "a", "b" } do
      log[#log + 1] = i .. v
      coroutine.yield()
    end
  end
  return table.concat(log, " ")
end)
local r
for i = 1, 5 do r = co() end
print(r) --> 1a 1b 2a 2b
