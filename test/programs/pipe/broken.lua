-- Writing to a pipe that nobody reads raises EPIPE, also for who waits already, and does not end the process.
local pipe = require 'pipe'
local EPIPE = require 'generic_error'.EPIPE
local b = byte_span.new(1000000)
local r, w = pipe.pair()
r:close()
local ok, e = pcall(w.write_some, w, b)
print(e, e.category, e:togeneric() == EPIPE) --> Broken pipe	system	true
r, w = pipe.pair()
w:write_some(b)
local writer = spawn(function()
  local ok, e = pcall(w.write_some, w, b)
  print(e) --> Broken pipe
end)
this_fiber.yield()
r:close()
writer:join()
