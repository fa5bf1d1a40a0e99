-- With step zero the loop runs only if start is not above limit (then forever).
for i = 2, 1, 0 do print("never") end
local n = 0
for i = 1, 2, 0 do
  n = n + 1
  if n == 5 then break end
end
print(n) --> 5
