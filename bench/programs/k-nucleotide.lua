-- Frequencies of DNA fragments: substrings as table keys, then sorting by count.
-- n: passes over a sequence of 2000 bases.
local n = tonumber((...)) or 110

local LENGTH = 2000
local seed = 42

local function sequence()
  local bases = {}
  for i = 1, LENGTH do
    seed = (seed * 3877 + 29573) % 139968
    local p = seed / 139968
    bases[i] = p < 0.3 and "a" or p < 0.5 and "c" or p < 0.7 and "g" or "t"
  end
  return table.concat(bases)
end

local function frequencies(dna, size)
  local counts, fragments = {}, {}
  for i = 1, #dna - size + 1 do
    local fragment = dna:sub(i, i + size - 1)
    counts[fragment] = (counts[fragment] or 0) + 1
  end
  for fragment in pairs(counts) do fragments[#fragments + 1] = fragment end
  table.sort(fragments, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  return counts, fragments
end

local sum, top = 0, ""
for _ = 1, n do
  local dna = sequence()
  for _, size in ipairs({ 1, 2, 3, 4, 6 }) do
    local counts, fragments = frequencies(dna, size)
    sum = (sum + counts[fragments[1]] * size + #fragments) % 1000003
    top = fragments[1]
  end
end
print(string.format("k-nucleotide %d %s", sum, top))
