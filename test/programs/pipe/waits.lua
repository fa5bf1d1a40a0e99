-- A reader waits for bytes and a writer for room, while others run.
local pipe = require 'pipe'
local r, w = pipe.pair()
local b, big = byte_span.new(70000), byte_span.new(1000000)
local reader = spawn(function() return r:read_some(b) end)
this_fiber.yield()
print(w:write_some(byte_span.append('abc')), reader:join()) --> 3	3
local partial = w:write_some(big) -- as much as there is room for
print(partial > 0, partial < #big) --> true	true
local writer = spawn(function() return w:write_some(big) end)
this_fiber.yield()
local got = 0
while got < partial do got = got + r:read_some(b) end
local more = writer:join()
print(got == partial, more > 0) --> true	true
while got < partial + more do got = got + r:read_some(b) end
reader = spawn(function()
  local ok, e = pcall(r.read_some, r, b)
  print(e) --> End of file
end)
this_fiber.yield()
w:close()
reader:join()
