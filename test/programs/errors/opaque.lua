-- The metatables of errors and categories are not to be had.
local e = select(2, pcall(scope_cleanup_pop))
print(type(getmetatable(e)), type(getmetatable(e.category))) --> string	string
