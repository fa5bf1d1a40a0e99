-- Inheritance through __index chains, __index and __newindex functions, rawget and rawset.
-- n: rounds over a small zoo.
local n = tonumber((...)) or 130000

local function class(parent)
  local c = {}
  c.__index = c
  function c.new(...)
    local object = setmetatable({}, c)
    object:init(...)
    return object
  end
  return setmetatable(c, { __index = parent })
end

local Animal = class()
function Animal:init(weight) self.weight = weight end
function Animal:eat(amount) self.weight = self.weight + amount end
function Animal:legs() return 0 end
function Animal:describe() return self.weight + self:legs() end

local Mammal = class(Animal)
function Mammal:legs() return 4 end

local Dog = class(Mammal)
function Dog:eat(amount) Mammal.eat(self, amount * 2) end

local Puppy = class(Dog)
function Puppy:init(weight)
  Dog.init(self, weight)
  self.age = 0
end
function Puppy:describe() return Dog.describe(self) + self.age end

local Bird = class(Animal)
function Bird:legs() return 2 end

-- A proxy counts what is read from and written to the object behind it.
local function proxy(object)
  local reads, writes = 0, 0
  local p = setmetatable({}, {
    __index = function(_, key)
      reads = reads + 1
      return object[key]
    end,
    __newindex = function(t, key, value)
      writes = writes + 1
      if key == "tag" then rawset(t, key, value) else object[key] = value end
    end,
  })
  return p, function() return reads, writes end
end

local total = 0
for round = 1, n do
  local animals = { Mammal.new(3), Dog.new(5), Puppy.new(1), Bird.new(2) }
  for i = 1, #animals do
    local animal = animals[i]
    animal:eat(round % 3)
    total = total + animal:describe()
  end
  local p, counts = proxy(animals[2])
  p.tag = round
  p:eat(1)
  local reads, writes = counts()
  total = (total + p:describe() + reads * 10 + writes + rawget(p, "tag") % 2) % 1000003
end
print(string.format("inheritance %d", total))
