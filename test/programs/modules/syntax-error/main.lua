-- A syntax error of a module is raised by require().
local ok, e = pcall(require, './x')
print(ok, (tostring(e):match('x%.lua:1:'))) --> false	x.lua:1:
