-- Elements of a constructor's array part are visited in index order.
local t = {}
for k, v in pairs { 10, 20, 30 } do t[#t + 1] = k .. "=" .. v end
print(table.concat(t, " ")) --> 1=10 2=20 3=30
