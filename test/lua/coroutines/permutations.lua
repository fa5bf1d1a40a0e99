-- Recursive generators yield from any depth.
local function permute(a, n)
  if n == 0 then coroutine.yield(table.concat(a)) return end
  for i = 1, n do
    a[n], a[i] = a[i], a[n]
    permute(a, n - 1)
    a[n], a[i] = a[i], a[n]
  end
end
for p in coroutine.wrap(function() permute({ "a", "b", "c" }, 3) end) do print(p) end
--> bca
--> cba
--> cab
--> acb
--> bac
--> abc
