-- Leaving a loop by break keeps the captured value.
local f
for i = 1, 10 do
  local v = i * i
  f = function() v = v + 1; return v end
  if i == 3 then break end
end
print(f(), f()) --> 10	11
