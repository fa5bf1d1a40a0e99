-- A local declared without a value is nil, also on later loop turns.
for i = 1, 2 do
  local v
  print(v)
  v = i
end
--> nil
--> nil
