-- A fiber that reads what never ends lets the others run.
local pipe, file, fs = require 'pipe', require 'file', require 'filesystem'
local r, w = pipe.pair()
w:write_some(byte_span.new(100))
local one, done = byte_span.new(1), false
local reader = spawn(function()
  local n = 0
  while not done do n = n + r:read_some(one) end
  return n
end)
for _ = 1, 3 do this_fiber.yield() end
done = true
print(reader:join() <= 5) --> true
