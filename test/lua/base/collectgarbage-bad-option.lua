-- An unknown option is an argument error.
print(pcall(function() collectgarbage("nonsense") end)) --> false	collectgarbage-bad-option.lua:2: bad argument #1 to 'collectgarbage' (invalid option 'nonsense')
print(pcall(function() collectgarbage({}) end)) --> false	collectgarbage-bad-option.lua:3: bad argument #1 to 'collectgarbage' (string expected, got table)
