-- A stream that answers 0 is asked again, after the others have run, and the fiber can be interrupted.
local stream = require 'stream'
local answer = 0
local io = { read_some = function() return answer end }
spawn(function() answer = 3 end):detach()
print(stream.read_all(io, byte_span.new(3))) --> 3

answer = 0
local f = spawn(function() stream.read_all(io, byte_span.new(3)) end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true

local scanner = stream.scanner.new { stream = io }
f = spawn(function() scanner:get_line() end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
