-- A wrong self in a method call is reported as bad self.
local o = { upper = string.upper, insert = table.insert, floor = math.floor }
print(pcall(function() o:upper() end)) --> false	bad-self.lua:3: calling 'upper' on bad self (string expected, got table)
print(pcall(function() o:floor() end)) --> false	bad-self.lua:4: calling 'floor' on bad self (number expected, got table)
local n = setmetatable({}, { __index = { resume = coroutine.resume, rep = string.rep } })
print(pcall(function() n:rep(2) end)) --> false	bad-self.lua:6: calling 'rep' on bad self (string expected, got table)
print(pcall(function() n:resume() end)) --> false	bad-self.lua:7: calling 'resume' on bad self (coroutine expected)
