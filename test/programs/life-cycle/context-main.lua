-- _CONTEXT is "main" in the script, also in its fibers.
print(_CONTEXT) --> main
spawn(function() print(_CONTEXT) end):join() --> main
