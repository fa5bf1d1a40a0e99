-- scope_cleanup_pop() without a handler raises.
local ok, e = pcall(scope_cleanup_pop)
print(ok, e) --> false	scope_cleanup_pop() called w/o a matching scope_cleanup_push()
