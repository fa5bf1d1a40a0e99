-- Pipes that are closed, released, collected, or left while fibers wait leave no descriptor open.
local pipe, fs = require 'pipe', require 'filesystem'
local b = byte_span.append('x')
local function count()
  collectgarbage()
  collectgarbage()
  local n = 0
  for _ in fs.directory_iterator(fs.path.new('/proc/self/fd')) do n = n + 1 end
  return n
end
pcall(function() local r, w = pipe.pair() w:write_some(b) end)
local before = count()
for _ = 1, 10 do
  local r, w = pipe.pair()
  w:write_some(b)
  r:read_some(b)
  local reader = spawn(function() pcall(r.read_some, r, b) end)
  this_fiber.yield()
  r:close()
  reader:join()
  w:release()
  r, w = pipe.pair()
  pipe.read_stream.new(r:release())
  pipe.write_stream.new(w:release()):close()
  pipe.pair()
  r, w = pipe.pair()
  reader = spawn(function() r:read_some(b) end)
  this_fiber.yield()
  reader:interrupt()
  reader:join()
end
print(count() - before) --> 0
