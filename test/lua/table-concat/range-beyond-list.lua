-- An explicit range may name any existing elements.
local t = { [0] = "zero", "one", [5] = "five" }
print(table.concat(t, ",", 0, 1), table.concat(t, ",", 5, 5)) --> zero,one	five
