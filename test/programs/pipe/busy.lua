-- One fiber reads at a time, and one writes.
local pipe = require 'pipe'
local b, big = byte_span.new(8), byte_span.new(1000000)
local r, w = pipe.pair()
local reader = spawn(function() return r:read_some(b) end)
this_fiber.yield()
local ok, e = pcall(r.read_some, r, b)
print(e, e.category) --> Device or resource busy	system
w:write_some(byte_span.append('x'))
print(reader:join()) --> 1
local n = w:write_some(big)
local writer = spawn(function() return w:write_some(big) end)
this_fiber.yield()
ok, e = pcall(w.write_some, w, big)
print(e, e.category) --> Device or resource busy	system
while n > 0 do n = n - r:read_some(big) end
print(writer:join() > 0) --> true
