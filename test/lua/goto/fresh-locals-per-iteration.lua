-- Jumping back past a local declaration makes a fresh local.
local n, fs = 0, {}
do
  ::top::
  local x = n
  fs[#fs + 1] = function() return x end
  n = n + 1
  if n < 3 then goto top end
end
print(fs[1](), fs[2](), fs[3]()) --> 0	1	2
