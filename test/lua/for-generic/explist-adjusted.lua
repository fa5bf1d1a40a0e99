-- Only three values of the expression list are used, the rest is evaluated and dropped.
local function it(s, c) if c < s then return c + 1 end end
local t, extra = {}
for i in it, 3, 0, (function() extra = "evaluated" end)() do t[#t + 1] = i end
print(table.concat(t, " "), extra) --> 1 2 3	evaluated
