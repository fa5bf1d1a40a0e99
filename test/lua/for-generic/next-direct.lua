-- next can be used directly as the iterator.
local t = { "only" }
for k, v in next, t do print(k, v) end --> 1	only
for k, v in next, t, nil do print(k, v) end --> 1	only
