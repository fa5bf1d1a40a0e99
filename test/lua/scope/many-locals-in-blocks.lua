-- Registers of ended blocks are reused without disturbing live locals.
local keep = "kept"
do local a, b, c = 1, 2, 3 end
do
  local x, y, z
  print(x, y, z, keep) --> nil	nil	nil	kept
end
