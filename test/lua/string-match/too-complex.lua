-- A pattern that needs too deep matching is an error, and matching goes on working.
local ok, e = pcall(string.match, ("a"):rep(300000), (".-"):rep(300) .. "b")
print(type(ok)) --> boolean
print(("abc"):match("b")) --> b
