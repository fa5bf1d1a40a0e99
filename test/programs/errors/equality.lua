-- Errors are equal when code and category are; other members do not count.
local m = require('mutex').new()
local f = spawn(function() end)
f:detach()
local a, b = select(2, pcall(f.join, f)), select(2, pcall(f.join, f))
local other = select(2, pcall(m.unlock, m))
b.context = 'extra'
print(a == b, rawequal(a, b)) --> true	false
print(a == other) --> false
print(a.category == other.category) --> true
print(b.context) --> extra
