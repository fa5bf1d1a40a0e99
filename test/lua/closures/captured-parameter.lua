-- Parameters can be captured and changed.
local function f(p)
  local function set(v) p = v end
  set("changed")
  return p
end
print(f("original")) --> changed
