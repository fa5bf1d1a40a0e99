-- insert and remove make a queue.
local q = {}
for i = 1, 100 do table.insert(q, 1, i) end
local s = 0
for i = 1, 100 do s = s * 3 % 1009 + table.remove(q) end
print(s, #q) --> 386	0
