-- A closure in one block does not see the local of a sibling block.
do local secret = 1 end
local f
do f = function() return secret end end
print(f()) --> nil
