-- The function is evaluated before its arguments, arguments left to right.
local log = {}
local function v(n) log[#log + 1] = n; return n end
local function f() log[#log + 1] = "get"; return function() log[#log + 1] = "call" end end
f()(v("a"), v("b"), v("c"))
print(table.concat(log, " ")) --> get a b c call
