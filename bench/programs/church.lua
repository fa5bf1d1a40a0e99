-- Church numerals and the Y combinator: nothing but closures calling closures.
-- n: rounds of arithmetic.
local n = tonumber((...)) or 4700

local function zero(_) return function(x) return x end end

local function successor(numeral)
  return function(f)
    return function(x) return f(numeral(f)(x)) end
  end
end

local function plus(a, b)
  return function(f)
    return function(x) return a(f)(b(f)(x)) end
  end
end

local function times(a, b)
  return function(f) return a(b(f)) end
end

local function power(a, b) return b(a) end

local function church(k)
  local numeral = zero
  for _ = 1, k do numeral = successor(numeral) end
  return numeral
end

local function to_number(numeral)
  return numeral(function(k) return k + 1 end)(0)
end

local function y(f)
  local function twist(x)
    return f(function(...) return x(x)(...) end)
  end
  return twist(twist)
end

local factorial = y(function(self)
  return function(k)
    if k == 0 then return 1 end
    return k * self(k - 1)
  end
end)

local two, three, seven = church(2), church(3), church(7)
local total = 0
for _ = 1, n do
  total = total + to_number(plus(times(seven, seven), power(two, seven)))
  total = total + to_number(power(three, church(5)))
  total = (total + to_number(power(three, two)) + factorial(10)) % 1000003
end
print(string.format("church %d", total))
