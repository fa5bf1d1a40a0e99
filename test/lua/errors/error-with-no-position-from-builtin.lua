-- error called directly by pcall has no Lua caller, so no position.
print(pcall(error, "direct")) --> false	direct
print(pcall(error, "direct", 1)) --> false	direct
print(pcall(error, "direct", 2)) --> false	error-with-no-position-from-builtin.lua:4: direct
