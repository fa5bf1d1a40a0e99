-- select('#') counts arguments including trailing nils.
local function n(...) return select("#", ...) end
print(n(), n(nil), n(nil, nil), n(1, nil, 3, nil)) --> 0	1	2	4
