-- A local hides a global of the same name until its block ends.
x = "global"
do
  local x = "local"
  print(x) --> local
end
print(x) --> global
