-- setfenv(1, t) changes the environment of the running function.
local print = print
local function f()
  setfenv(1, { v = "inside" })
  print(v)
end
f() --> inside
print(v) --> nil
