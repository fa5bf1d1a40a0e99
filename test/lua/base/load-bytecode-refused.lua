-- Bytecode is refused by load (unlike LuaJIT).
local f, err = load("\27LJ\2\0", "=x")
print(f, type(err)) --> nil	string
