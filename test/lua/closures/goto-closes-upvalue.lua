-- A goto out of a block closes the locals captured there.
local fs = {}
local i = 1
::top::
local v = i * 100
fs[i] = function() return v end
i = i + 1
if i <= 3 then goto top end
print(fs[1](), fs[2](), fs[3]()) --> 100	200	300
