-- A metatable on _G can catch undefined globals.
setmetatable(_G, { __index = function(_, k) error("undefined variable " .. k, 2) end })
print(undefinedvar) --! strict-globals.lua:3: undefined variable undefinedvar
