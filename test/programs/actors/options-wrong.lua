-- spawn_vm() with wrong arguments raises in the caller; options that are not supported raise ENOTSUP.
local function try(...)
    local _, e = pcall(spawn_vm, ...)
    print(e, e.arg)
end
try('.', 1) --> Invalid argument	2
try('.', 'x') --> Invalid argument	2
try('.', { 1 }) --> Invalid argument	2
try('.', { inherit_context = 1 }) --> Invalid argument	2
try('.', { new_master = 'x' }) --> Invalid argument	2
try('.', { concurrency_hint = 1 }) --> Invalid argument	2
try('.', { inherit_context = false, concurrency_hint = 0 }) --> Invalid argument	2
try('.', { inherit_context = false, concurrency_hint = 1.5 }) --> Invalid argument	2
try('.', { inherit_context = false, concurrency_hint = 'x' }) --> Invalid argument	2
try('.', { unknown = true }) --> Operation not supported	2
try() --> Invalid argument	1
try(1) --> Invalid argument	1
