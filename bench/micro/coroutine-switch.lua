-- One operation: a resume and a yield.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 3000000

local yield, resume = coroutine.yield, coroutine.resume
local co = coroutine.create(function() while true do yield() end end)
for _ = 1, n / 10 do
  resume(co)
  resume(co)
  resume(co)
  resume(co)
  resume(co)
  resume(co)
  resume(co)
  resume(co)
  resume(co)
  resume(co)
end
print(string.format("coroutine-switch %s", coroutine.status(co)))
