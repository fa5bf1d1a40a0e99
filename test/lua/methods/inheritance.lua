-- Methods are found through an __index chain.
local Base = {}; Base.__index = Base
function Base.new(n) return setmetatable({ name = n }, Base) end
function Base:hello() return "hello " .. self.name end
local Derived = setmetatable({}, { __index = Base }); Derived.__index = Derived
function Derived:bye() return "bye " .. self.name end
local d = setmetatable({ name = "d" }, Derived)
print(d:hello(), d:bye(), Base.new("b"):hello()) --> hello d	bye d	hello b
