-- A fiber is joinable until it is joined or detached, also after its end.
local f = spawn(function() end)
print(f.joinable) --> true
this_fiber.yield()
print(f.joinable) --> true
f:join()
print(f.joinable) --> false
local g = spawn(function() end)
g:detach()
print(g.joinable) --> false
