-- sub takes inclusive positions, negative ones from the end.
local s = "hello"
print(s:sub(2), s:sub(2, 3), s:sub(-3), s:sub(-3, -2), s:sub(2, -2)) --> ello	el	llo	ll	ell
print(s:sub(0), s:sub(-100), s:sub(1, 100), s:sub(-100, 2)) --> hello	hello	hello	he
print("[" .. s:sub(4, 2) .. "]", "[" .. s:sub(6) .. "]", "[" .. s:sub(0, 0) .. "]") --> []	[]	[]
