-- lock() is no interruption point.
local m = require('mutex').new()
local f
f = spawn(function()
    f:interrupt()
    m:lock()
    print('locked') --> locked
    m:unlock()
    return 'end'
end)
print(f:join()) --> end
