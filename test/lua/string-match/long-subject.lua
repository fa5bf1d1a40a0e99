-- Simple repetitions match long subjects.
local s = ("a"):rep(500000)
print(#s:match("a*"), #s:match(".-$"), s:match("^(a+)$") == s, #s:match("[a-z]+")) --> 500000	500000	true	500000
