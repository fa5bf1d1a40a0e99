-- pairs and ipairs refuse values that are not tables.
print(pcall(function() for k in pairs(nil) do end end)) --> false	pairs-needs-table.lua:2: bad argument #1 to 'pairs' (table expected, got nil)
print(pcall(function() for k in ipairs(5) do end end)) --> false	pairs-needs-table.lua:3: bad argument #1 to 'ipairs' (table expected, got number)
print(pcall(function() pairs() end)) --> false	pairs-needs-table.lua:4: bad argument #1 to 'pairs' (value expected)
