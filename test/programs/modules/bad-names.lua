-- Characters other than letters, digits, "_", "-" and "." make no module name.
local function try(id)
    local _, e = pcall(require, id)
    if tostring(e) ~= 'Cannot have a module with this name' then print(id, e) end
end
for _, id in ipairs { './a b', 'a b', './a*', './a:b', '/tmp/x', './é', './', '', './a//b', './\0', './a\\b' } do
    try(id)
end
print(select(2, pcall(require, './a b'))) --> Cannot have a module with this name
