-- setfenv(2, t) changes the environment of the caller.
local print, setfenv = print, setfenv
local function enter() setfenv(2, { name = "module" }) end
local function body() enter(); print(name); name = "changed"; print(name) end
body()
--> module
--> changed
print(name) --> nil
