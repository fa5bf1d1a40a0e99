-- Level 3 goes one more call up.
local function a() error("deep", 3) end
local function b()
  a()
end
local function c()
  b()
end
print(pcall(c)) --> false	error-level-three.lua:7: deep
