-- A pattern may have 32 captures.
local function p(n) return ("(a)"):rep(n) end
print(select("#", (("a"):rep(32)):match(p(32)))) --> 32
print(pcall(function() (("a"):rep(33)):match(p(33)) end)) --> false	too-many-captures.lua:4: too many captures
