-- An if without a matching branch does nothing.
local r = "untouched"
if r == "a" then r = 1 elseif r == "b" then r = 2 end
print(r) --> untouched
