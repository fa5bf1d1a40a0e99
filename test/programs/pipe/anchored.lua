-- A pipe that nobody refers to but the fiber that waits in it is not collected.
local pipe = require 'pipe'
local r, w = pipe.pair()
local fd = r:release()
local reader = spawn(function() return pipe.read_stream.new(fd):read_some(byte_span.new(4)) end)
this_fiber.yield()
collectgarbage()
collectgarbage()
w:write_some(byte_span.append('abc'))
print(reader:join()) --> 3
