-- Closures of one loop turn share that turn's locals and the outer ones.
local total = 0
local adders = {}
for i = 1, 3 do
  local own = 0
  adders[i] = function() own = own + i; total = total + i; return own, total end
end
adders[1]()
print(adders[1]()) --> 2	2
print(adders[3]()) --> 3	5
