-- Start, limit and step are evaluated once, in order.
local log = {}
local function v(name, x) log[#log + 1] = name; return x end
for i = v("start", 1), v("limit", 3), v("step", 1) do end
print(table.concat(log, " ")) --> start limit step
