-- setpause and setstepmul return the previous value.
local p = collectgarbage("setpause", 150)
print(collectgarbage("setpause", p)) --> 150
local m = collectgarbage("setstepmul", 300)
print(collectgarbage("setstepmul", m)) --> 300
