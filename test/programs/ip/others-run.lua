-- Other fibers run while one waits for a name, and many may wait at once.
local ip = require 'ip'
local canonical = ip.address_info_flag.canonical_name
local running, done, turns = 0, 0, 0
local fibers = {}
for i = 1, 40 do
  fibers[i] = spawn(function()
    local entries = ip.tcp.get_address_v4_info('localhost', i, i % 2 == 0 and canonical or 0)
    if entries[1].port == i then done = done + 1 end
  end)
end
local counter = spawn(function()
  while done < 40 do
    turns = turns + 1
    this_fiber.yield()
  end
end)
for _, f in ipairs(fibers) do f:join() end
counter:join()
print(done, turns > 1) --> 40	true
