-- A module is the same by whatever relative name it is imported.
local lib, util = require('./lib'), require('./util')
--> evaluating util
print(lib.util == util, lib.worker.util == util) --> true	true
