-- A runtime error inside nested calls reports its own line.
local function inner(t)
  return t.a.b --! uncaught-runtime-error.lua:3: attempt to index field 'a' (a nil value)
end
local function outer() local r = inner({}) return r end
outer()
