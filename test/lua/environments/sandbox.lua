-- Code in an empty environment sees no globals.
local f = setfenv(load("return print, string, _G"), {})
print(f()) --> nil	nil	nil
print(pcall(setfenv(load("print('x')", "=box"), {}))) --> false	box:1: attempt to call global 'print' (a nil value)
