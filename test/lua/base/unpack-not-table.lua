-- unpack needs a table.
print(pcall(function() unpack() end)) --> false	unpack-not-table.lua:2: bad argument #1 to 'unpack' (table expected, got no value)
print(pcall(function() unpack("abc") end)) --> false	unpack-not-table.lua:3: bad argument #1 to 'unpack' (table expected, got string)
