-- Sieve of Eratosthenes: array of booleans written with a stride.
-- n: sieves of the numbers up to 10000.
local n = tonumber((...)) or 850

local LIMIT = 10000

local function count_primes()
  local composite = {}
  for i = 1, LIMIT do composite[i] = false end
  local count = 0
  for i = 2, LIMIT do
    if not composite[i] then
      count = count + 1
      for multiple = i * i, LIMIT, i do composite[multiple] = true end
    end
  end
  return count
end

local total = 0
for _ = 1, n do total = total + count_primes() end
print(string.format("sieve %d", total))
