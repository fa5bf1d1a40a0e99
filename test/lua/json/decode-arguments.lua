-- decode wants a string.
for _, v in ipairs {1, true, {}, json.null, print} do
  local ok, e = pcall(json.decode, v)
  print(ok, e.code, e.arg)
end
--> false	22	1
--> false	22	1
--> false	22	1
--> false	22	1
--> false	22	1
local ok, e = pcall(json.decode)
print(ok, e.code, e.arg) --> false	22	1
