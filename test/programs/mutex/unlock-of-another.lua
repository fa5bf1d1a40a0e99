-- unlock() by a fiber that does not hold the mutex raises EPERM, and the holder keeps it.
local m = require('mutex').new()
m:lock()
spawn(function()
    print(pcall(m.unlock, m)) --> false	Operation not permitted
end):join()
m:unlock()
print('unlocked') --> unlocked
