-- An error in the comparator leaves sort.
print(pcall(table.sort, { 3, 2, 1 }, function() error("cmp", 0) end)) --> false	cmp
