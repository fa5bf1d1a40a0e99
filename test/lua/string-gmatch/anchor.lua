-- In gmatch a leading ^ is no anchor but a literal caret.
local function count(s) local n = 0 for _ in s:gmatch("^a") do n = n + 1 end return n end
print(count("aaa"), count("^a^a")) --> 0	2
