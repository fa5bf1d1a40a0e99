-- Two gmatch iterators are independent.
for a in ("x,y"):gmatch("%a") do
  for b in ("1,2"):gmatch("%d") do print(a .. b) end
end
--> x1
--> x2
--> y1
--> y2
