-- A float key with an integral value is the integer key.
local t = {}
t[1.0] = "a"
t[2 ^ 53] = "b"
t[-0.0] = "zero"
print(t[1], t[9007199254740992], t[0]) --> a	b	zero
