-- __newindex is followed through several tables.
local last = {}
local mid = setmetatable({}, { __newindex = last })
local t = setmetatable({}, { __newindex = mid })
t.x = "end"
print(rawget(t, "x"), rawget(mid, "x"), last.x) --> nil	nil	end
