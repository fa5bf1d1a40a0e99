-- interrupt() may be called on any handle at any time.
local f = spawn(function() return 'value' end)
this_fiber.yield()
f:interrupt()
print(f:join()) --> value
f:interrupt()
print(f.interruption_caught) --> false
local g = spawn(function() end)
g:detach()
g:interrupt()
this_fiber.yield()
g:interrupt()
print('no error') --> no error
