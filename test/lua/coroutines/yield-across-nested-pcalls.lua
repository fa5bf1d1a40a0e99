-- yield crosses several pcalls, and errors after it find the right one.
local co = coroutine.wrap(function()
  local r = { pcall(function()
    local r = { pcall(function()
      coroutine.yield("deep")
      error("one", 0)
    end) }
    coroutine.yield(r[2])
    error("two", 0)
  end) }
  return r[2]
end)
print(co(), co(), co()) --> deep	one	two
