-- Loop variables do not exist outside the loop.
for i = 1, 2 do end
for k in pairs {} do end
print(i, k) --> nil	nil
