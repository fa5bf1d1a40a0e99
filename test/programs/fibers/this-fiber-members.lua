-- this_fiber has no other members, and none can be changed.
print(getmetatable(this_fiber)) --> this_fiber
print(pcall(function() return this_fiber.nothing end)) --> false	Requested key wasn't found in the table/userdata
print(pcall(function() this_fiber.nothing = 1 end)) --> false	Operation not permitted
print(pcall(function() this_fiber.is_main = false end)) --> false	Operation not permitted
print(this_fiber.is_main) --> true
