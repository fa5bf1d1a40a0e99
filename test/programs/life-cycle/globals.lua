-- The runtime's functions are globals.
print(type(spawn), type(spawn_vm), type(spawn_context_threads)) --> function	function	function
print(type(scope), type(scope_cleanup_push), type(scope_cleanup_pop)) --> function	function	function
print(type(require), type(print), this_fiber ~= nil) --> function	function	true
