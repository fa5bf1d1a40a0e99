-- Assigning to a numeric loop variable does not change the iteration.
for i = 1, 3 do
  local seen = i
  i = i * 10
  print(seen, i)
end
--> 1	10
--> 2	20
--> 3	30
