-- Level 2 blames the caller of the function that called error.
local function check(x)
  if x ~= 1 then error("bad x", 2) end
end
check(1)
check(2) --! error-level-two.lua:6: bad x
