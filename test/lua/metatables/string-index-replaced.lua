-- Replacing the string metatable's __index changes string methods.
local mt = getmetatable("")
local old = mt.__index
mt.__index = function(s, k) if k == "shout" then return function(s) return old.upper(s) .. "!" end end return old[k] end
print(("hi"):shout(), ("hi"):len()) --> HI!	2
mt.__index = old
