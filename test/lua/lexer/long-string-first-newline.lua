-- A newline right after the opening bracket is dropped, a second one kept.
local a = [[
x]]
local b = [[

x]]
print(#a, #b) --> 1	2
