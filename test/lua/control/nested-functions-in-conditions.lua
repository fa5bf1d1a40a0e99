-- Conditions may be calls; only their first value counts.
local function f() return false, true end
if f() then print("true") else print("false") end --> false
while f() do print("loop") end
print("end") --> end
