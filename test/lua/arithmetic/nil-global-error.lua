-- Arithmetic on a nil global names the global.
local y = 1 - undefinedthing --! nil-global-error.lua:2: attempt to perform arithmetic on global 'undefinedthing' (a nil value)
