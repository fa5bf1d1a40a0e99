-- An iterator may yield more values than there are variables, or fewer.
local done
local function it() if not done then done = true return 1, 2, 3, 4 end end
for a, b, c, d, e in it do print(a, b, c, d, e) end --> 1	2	3	4	nil
done = false
for a in it do print(a) end --> 1
