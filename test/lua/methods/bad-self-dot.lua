-- A string function called by colon on another type reports a bad self.
local fake = setmetatable({}, { __index = string })
print(pcall(function() fake:rep(3) end)) --> false	bad-self-dot.lua:3: calling 'rep' on bad self (string expected, got table)
print(pcall(function() fake:upper() end)) --> false	bad-self-dot.lua:4: calling 'upper' on bad self (string expected, got table)
