-- A thousand containers may be open at once, and not one more.
local function nested(n)
  local t = {}
  for _ = 2, n do t = {t} end
  return t
end
print(#json.encode(nested(1000))) --> 2000
local ok, e = pcall(json.encode, nested(1001))
print(ok, e.code) --> false	2
ok, e = pcall(json.encode, nested(100000))
print(ok, e.code) --> false	2
