-- setfenv(0, t) changes the thread's environment, used by later loads.
local load, setfenv, G = load, setfenv, _G
setfenv(0, { marker = "thread env" })
local inside = load("return marker")()
setfenv(0, G)
print(inside) --> thread env
print(load("return marker")()) --> nil
