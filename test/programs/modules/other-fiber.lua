-- Only the main fiber may import, core modules and already imported ones included.
require('time')
spawn(function()
    print(pcall(require, 'mutex')) --> false	You can only import modules from the main fiber
    print(pcall(require, 'time')) --> false	You can only import modules from the main fiber
    print(pcall(require, './nothing')) --> false	You can only import modules from the main fiber
    coroutine.wrap(function()
        print(pcall(require, 'time')) --> false	You can only import modules from the main fiber
    end)()
end):join()
