-- A function may have 200 locals; the 201st is a syntax error.
local function source(n)
  local t = {}
  for i = 1, n do t[i] = "local v" .. i .. " = " .. i end
  return table.concat(t, "\n") .. "\nreturn v1 + v" .. n
end
print(load(source(200))()) --> 201
print(load(source(201), "=x")) --> nil	x:201: main function has more than 200 local variables
