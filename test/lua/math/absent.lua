-- Functions of other Lua versions are absent.
print(math.mod, math.tointeger, math.type, math.ult, math.maxinteger) --> nil	nil	nil	nil	nil
