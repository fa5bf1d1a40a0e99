-- n fibers sleep 0.1 s at the same time; prints by how many milliseconds the latest of them woke up late.
local n = tonumber((...))
local time = require 'time'
local sleep, now = time.sleep, time.steady_clock.now
local worst = 0
local function measure()
  local start = now()
  sleep(0.1)
  local late = now() - start - 0.1
  if late > worst then worst = late end
end
local fibers = {}
for i = 1, n do fibers[i] = spawn(measure) end
for i = 1, n do fibers[i]:join() end
print(worst * 1000)
