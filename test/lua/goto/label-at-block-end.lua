-- A label followed only by void statements counts as the end of the block.
for i = 1, 3 do
  if i == 2 then goto next end
  local x = i
  print(x)
  ::next:: ;;;
end
--> 1
--> 3
