-- Two modules may depend on the same third.
local a, b = require('./a'), require('./b')
--> evaluating c
print(a.c == b.c) --> true
