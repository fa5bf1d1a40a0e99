-- The right operand is not evaluated when the left decides.
local function boom() error("evaluated") end
print(nil and boom()) --> nil
print(1 or boom()) --> 1
print(false and boom() or "ok") --> ok
