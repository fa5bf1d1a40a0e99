-- Zero and negative zero are the same key.
local t = {}
t[0] = "zero"
local z = 0
print(t[-z], t[-0.0]) --> zero	zero
