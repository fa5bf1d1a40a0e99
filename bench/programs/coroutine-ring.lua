-- Coroutines as processes: a token goes around a ring, producers feed consumers, many are created.
-- n: rounds.
local n = tonumber((...)) or 340

local create, resume, yield, status = coroutine.create, coroutine.resume, coroutine.yield, coroutine.status

local function ring(size, hops)
  local members = {}
  for i = 1, size do
    members[i] = create(function(token)
      while true do token = yield(token + i % 3) end
    end)
  end
  local token = 0
  for hop = 0, hops - 1 do
    local _, value = resume(members[hop % size + 1], token)
    token = value
  end
  return token
end

local function producer(limit)
  return create(function()
    for i = 1, limit do yield(i, i * 2) end
    return nil
  end)
end

local function consume(sources)
  local sum, alive = 0, #sources
  while alive > 0 do
    alive = 0
    for i = 1, #sources do
      local source = sources[i]
      if status(source) ~= "dead" then
        local ok, a, b = resume(source)
        assert(ok)
        if a then
          sum = sum + a + b
          alive = alive + 1
        end
      end
    end
  end
  return sum
end

local total = 0
for round = 1, n do
  total = total + ring(50, 10000)
  total = total + consume({ producer(400), producer(300), producer(200), producer(round) })
  for i = 1, 300 do
    local _, value = resume(create(function(x) return x + 1 end), i)
    total = total + value
  end
  total = total % 1000003
end
print(string.format("coroutine-ring %d", total))
