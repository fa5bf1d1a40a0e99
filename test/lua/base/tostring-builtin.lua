-- Library functions print as builtin functions with a number.
print((tostring(string.rep):gsub("%d+", "N"))) --> function: builtin#N
print((tostring(pcall):gsub("%d+", "N"))) --> function: builtin#N
