-- A local assigned in the same statement that indexes with it is read first.
local t, k = { 1, 2, 3 }, 2
t[k], k = "two", 3
print(t[2], t[3], k) --> two	3	3
local function f()
  local a = { 10 }
  local i = 1
  i, a[i], a = 5, 20, a
  return i, a[1], a[5]
end
print(f()) --> 5	20	nil
