-- The subscripts of a multiple assignment use the values from before it.
local i, t = 1, {}
i, t[i] = i + 1, "set"
print(i, t[1], t[2]) --> 2	set	nil
