-- A reader must return strings.
local n = 0
pcall(function()
  local f, e = load(function() n = n + 1; if n == 1 then return {} end end)
  print(f, e) --> nil	load-reader-bad-value.lua:4: reader function must return a string
end)
