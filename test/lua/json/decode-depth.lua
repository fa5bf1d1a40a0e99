-- A thousand containers may be open at once, and not one more; refusing costs no more than looking at them.
local function nested(n) return ('['):rep(n) .. (']'):rep(n) end
print(#json.encode(json.decode(nested(1000)))) --> 2000
local ok, e = pcall(json.decode, nested(1001))
print(ok, e.code, e.position) --> false	2	1001
ok, e = pcall(json.decode, ('{"a":'):rep(100000))
print(ok, e.code, e.position) --> false	2	5001
ok, e = pcall(json.decode, ('['):rep(1000))
print(ok, e.code, e.position) --> false	1	1001
