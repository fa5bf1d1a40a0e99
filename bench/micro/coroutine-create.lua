-- One operation: a coroutine created, run to its end and abandoned.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 500000

local create, resume = coroutine.create, coroutine.resume
local function body() end
for _ = 1, n / 10 do
  resume(create(body))
  resume(create(body))
  resume(create(body))
  resume(create(body))
  resume(create(body))
  resume(create(body))
  resume(create(body))
  resume(create(body))
  resume(create(body))
  resume(create(body))
end
print(string.format("coroutine-create %s", "done"))
