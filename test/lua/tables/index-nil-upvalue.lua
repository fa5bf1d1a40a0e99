-- Indexing a nil upvalue names it.
local u
local function f() return u.x end
print(pcall(f)) --> false	index-nil-upvalue.lua:3: attempt to index upvalue 'u' (a nil value)
