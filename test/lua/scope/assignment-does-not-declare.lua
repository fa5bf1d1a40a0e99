-- Assignment in a function changes the outer local, it does not declare one.
local x = "outer"
local function f() x = "changed" end
f()
print(x) --> changed
