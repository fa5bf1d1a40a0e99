-- A loop whose start is past the limit does not run.
for i = 2, 1 do print("up") end
for i = 1, 2, -1 do print("down") end
print("none") --> none
