-- Who replaces its global environment keeps its place among the modules.
local require, print, setfenv, tostring = require, print, setfenv, tostring
setfenv(0, { tostring = tostring }) -- print() asks for it
local m = require('./m')
print(m.before, m.after, m.other) --> 1	nil	other
setfenv(1, {})
print(require('./m') == m) --> true
