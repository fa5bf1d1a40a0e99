-- A package and a child module may import other packages, and get the same.
--@ env EMILUA_PATH={dir}/packages
local a, child = require('a'), require('./child')
print(a.b.name, a.b == child.b) --> b	true
