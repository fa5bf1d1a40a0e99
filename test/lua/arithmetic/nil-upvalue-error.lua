-- Arithmetic on a nil upvalue names the upvalue.
local u
local function f() return u / 2 end
print(pcall(f)) --> false	nil-upvalue-error.lua:3: attempt to perform arithmetic on upvalue 'u' (a nil value)
