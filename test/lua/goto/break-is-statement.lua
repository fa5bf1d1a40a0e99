-- break may stand in the middle of a block.
for i = 1, 3 do
  if i == 2 then break print("never") end
  print(i) --> 1
end
