-- pcall catches errors raised in callbacks of library functions.
print(pcall(table.sort, { 3, 2, 1 }, function() error("cmp", 0) end)) --> false	cmp
print(pcall(string.gsub, "abc", ".", function() error("repl", 0) end)) --> false	repl
print(pcall(function() for k in function() error("iter", 0) end do end end)) --> false	iter
