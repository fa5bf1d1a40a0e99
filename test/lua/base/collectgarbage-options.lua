-- collectgarbage accepts the options of Lua 5.1.
print(collectgarbage(), collectgarbage("collect")) --> 0	0
print(type(collectgarbage("count"))) --> number
print(collectgarbage("stop"), collectgarbage("restart")) --> 0	0
print(type(collectgarbage("step")), type(collectgarbage("step", 10))) --> boolean	boolean
print(collectgarbage("isrunning")) --> true
