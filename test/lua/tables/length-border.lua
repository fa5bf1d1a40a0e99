-- With holes, # is some border: t[#t] is not nil and t[#t+1] is nil.
local t = { 1, 2, nil, 4, nil, nil, 7 }
local n = #t
print(n == 0 or t[n] ~= nil, t[n + 1] == nil) --> true	true
t = {}
t[1], t[2], t[4] = 1, 2, 4
n = #t
print(t[n] ~= nil, t[n + 1] == nil) --> true	true
