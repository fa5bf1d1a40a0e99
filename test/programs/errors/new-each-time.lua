-- Every failure raises an error object of its own.
local a = select(2, pcall(scope_cleanup_pop))
local b = select(2, pcall(scope_cleanup_pop))
a.context = 'of a'
print(rawequal(a, b), a == b, b.context) --> false	true	nil
