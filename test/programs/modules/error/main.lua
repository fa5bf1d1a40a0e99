-- An error of a module is raised by require().
local ok, e = pcall(require, './x')
print(ok, e.context) --> false	the very value
ok, e = pcall(require, './y')
print(ok, (e:match('y%.lua:2: boom$'))) --> false	y.lua:2: boom
