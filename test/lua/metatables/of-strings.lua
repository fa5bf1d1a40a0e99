-- Strings share one metatable whose __index is the string library.
local mt = getmetatable("")
print(mt == getmetatable("other"), mt.__index == string) --> true	true
print(getmetatable(1), getmetatable(nil), getmetatable(print)) --> nil	nil	nil
