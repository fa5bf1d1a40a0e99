-- The innermost handler applies; pcall inside xpcall shields its handler.
local function h(tag) return function(e) return tag .. ":" .. tostring(e) end end
print(xpcall(function()
  print(xpcall(error, h "inner", "a"))
  print(pcall(error, "b"))
  error("c", 0)
end, h "outer"))
--> false	inner:a
--> false	b
--> false	outer:c
