-- gsub callbacks that call gsub overflow with an error (unlike LuaJIT).
local function f(s) return (s:gsub(".", f)) end
print((pcall(f, "x"))) --> false
print(("abc"):gsub("b", "x")) --> axc	1
