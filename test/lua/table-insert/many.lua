-- Ten thousand appends and front removals keep order.
local t = {}
for i = 1, 10000 do table.insert(t, i) end
for i = 1, 50 do assert(table.remove(t, 1) == i) end
print(#t, t[1], t[#t]) --> 9950	51	10000
