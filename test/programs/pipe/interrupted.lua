-- An interrupted read or write has not happened: nothing is lost.
local pipe = require 'pipe'
local r, w = pipe.pair()
local b = byte_span.new(8)
local fib = spawn(function() r:read_some(b) end)
this_fiber.yield()
fib:interrupt()
fib:join()
print(fib.interruption_caught) --> true
w:write_some(byte_span.append('abc'))
print(r:read_some(b), b:slice(1, 3)) --> 3	abc
-- It comes after the bytes: they are delivered.
w:write_some(byte_span.append('de'))
fib = spawn(function() print(r:read_some(b)) this_fiber.yield() print 'not reached' end)
this_fiber.yield()
fib:interrupt()
fib:join() --> 2
-- A writer.
local big = byte_span.new(1000000)
local n = w:write_some(big)
fib = spawn(function() w:write_some(big) end)
this_fiber.yield()
fib:interrupt()
fib:join()
print(fib.interruption_caught) --> true
w:close()
local got = 0
pcall(function() while true do got = got + r:read_some(big) end end)
print(got == n) --> true
