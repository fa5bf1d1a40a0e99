-- Calling a nil global names it.
undefinedfunction() --! call-nil-global.lua:2: attempt to call global 'undefinedfunction' (a nil value)
