-- Assignments to globals go to the environment table.
local env = {}
local f = setfenv(function() created = 1; function helper() end end, env)
f()
print(env.created, type(env.helper), created, helper) --> 1	function	nil	nil
