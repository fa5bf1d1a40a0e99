-- Many caught errors in a row leave nothing behind.
local n, t = 0, {}
for i = 1, 10000 do
  local ok, e = pcall(error, t)
  if not ok and e == t then n = n + 1 end
end
print(n) --> 10000
