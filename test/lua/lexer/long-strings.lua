-- Long strings take no escapes and may span lines.
local s = [[a\n
b]]
print(#s, s:byte(1, -1)) --> 5	97	92	110	10	98
