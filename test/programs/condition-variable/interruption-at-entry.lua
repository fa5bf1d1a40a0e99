-- wait() of a fiber interrupted before raises, and the mutex stays locked.
local m = require('mutex').new()
local c = require('condition_variable').new()
local f
f = spawn(function()
    m:lock()
    scope_cleanup_push(function()
        m:unlock()
        print('held') --> held
    end)
    f:interrupt()
    c:wait(m)
    print('never printed')
end)
f:join()
print(f.interruption_caught) --> true
