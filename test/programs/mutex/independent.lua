-- Two mutexes have nothing to do with each other.
local mutex = require('mutex')
local a, b = mutex.new(), mutex.new()
a:lock()
b:lock()
a:unlock()
spawn(function()
    a:lock()
    print('a is free') --> a is free
    a:unlock()
end):join()
b:unlock()
