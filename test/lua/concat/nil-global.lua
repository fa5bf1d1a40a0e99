-- Concatenating a nil global names the global.
print(nosuch .. "b") --! nil-global.lua:2: attempt to concatenate global 'nosuch' (a nil value)
