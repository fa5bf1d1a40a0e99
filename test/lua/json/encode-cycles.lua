-- A table within itself is an error, at any depth; one that is met twice is not.
local function try(v) return (pcall(json.encode, v)) end
local a, b, c = {}, {}, {}
a.x = a
b[1] = {{b}}
c.c = json.into_array {c}
print(try(a), try(b), try(c)) --> false	false	false
local wide = {}
for i = 1, 100 do wide[i] = {wide = i == 100 and wide or {}} end
print(try(wide), try {wide[1], wide[1], {wide[1]}}) --> false	true
