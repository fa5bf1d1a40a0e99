-- The iterator can be called directly and ends with nil.
local it = ("a1"):gmatch(".")
print(it(), it(), it()) --> a	1
