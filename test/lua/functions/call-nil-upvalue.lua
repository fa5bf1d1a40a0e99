-- Calling a nil upvalue names it.
local f
local function g() f() end
print(pcall(g)) --> false	call-nil-upvalue.lua:3: attempt to call upvalue 'f' (a nil value)
