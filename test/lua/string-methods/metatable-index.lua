-- All string functions are reachable as methods.
for _, name in ipairs { "byte", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub", "upper" } do
  assert((""):len() == 0 and ("")[name] == string[name], name)
end
print("ok") --> ok
