-- togeneric() answers the error's equivalent of the generic category, or the error itself.
local m = require('mutex').new()
local e = select(2, pcall(m.unlock, m)):togeneric()
print(e, e.code, e.category) --> Operation not permitted	1	generic
local core = select(2, pcall(scope_cleanup_pop))
print(core:togeneric()) --> scope_cleanup_pop() called w/o a matching scope_cleanup_push()
