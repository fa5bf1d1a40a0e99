-- lock() of a free mutex does not switch to other ready fibers.
local m = require('mutex').new()
spawn(function() print('other') end):detach()
m:lock()
print('locked')
m:unlock()
m:lock()
print('locked again')
m:unlock()
--> locked
--> locked again
--> other
