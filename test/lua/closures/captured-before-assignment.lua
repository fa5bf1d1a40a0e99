-- A closure sees later assignments to the captured local.
local x = 1
local function get() return x end
x = 2
print(get()) --> 2
