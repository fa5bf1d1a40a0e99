-- A chain of a thousand elseif branches works.
local t = { "local x = ... if x == 0 then return 0" }
for i = 1, 1000 do t[#t + 1] = "elseif x == " .. i .. " then return " .. i * 2 end
t[#t + 1] = "end"
local f = load(table.concat(t, "\n"))
print(f(0), f(1), f(1000), f(1001)) --> 0	2	2000
