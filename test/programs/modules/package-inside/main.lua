-- Within a package "./" and "../" mean the package's own files.
--@ env EMILUA_PATH={dir}/packages
local package = require('big')
print(package.name) --> big: part, util
print(package.context == '') --> true
print(package.outside) --> false
