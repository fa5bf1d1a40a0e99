-- A function without results gives an empty list, or nil where one value is needed.
local function none() end
print(select("#", none())) --> 0
print(none(), 1) --> nil	1
print((none())) --> nil
print(select("#", (none()))) --> 1
