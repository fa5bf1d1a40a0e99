-- Long strings are keys by content.
local t = {}
local a = ("x"):rep(1000)
t[a .. "1"], t[a .. "2"] = 1, 2
print(t[("x"):rep(1000) .. "1"], t[("x"):rep(1000) .. "2"], t[a]) --> 1	2	nil
