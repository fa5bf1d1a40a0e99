-- A category explains every code of its own.
local f = spawn(function() end)
f:detach()
local category = select(2, pcall(f.join, f)).category
print(category:message(1)) --> Operation not permitted
print(category:message(5)) --> Input/output error
print(category:message(16)) --> Device or resource busy
print(category:message(34)) --> Numerical result out of range
print(category:message(35)) --> Resource deadlock avoided
