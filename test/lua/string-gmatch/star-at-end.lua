-- Matches that may be empty give a last empty match at the end.
local t = {}
for m in ("ab12cd"):gmatch("%d*") do t[#t + 1] = "[" .. m .. "]" end
print(table.concat(t)) --> [][][12][][][]
