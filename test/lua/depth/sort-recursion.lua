-- Sorting inside comparators overflows with an error.
local function cmp(a, b) table.sort({ 3, 2, 1 }, cmp) return a < b end
print((pcall(table.sort, { 3, 2, 1 }, cmp))) --> false
print("alive") --> alive
