-- A nil key in a constructor is an error.
print(pcall(function() return { [nil] = 1 } end)) --> false	nil-key-constructor.lua:2: table index is nil
print(pcall(function() local k; return { [k] = 1 } end)) --> false	nil-key-constructor.lua:3: table index is nil
