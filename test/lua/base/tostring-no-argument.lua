-- tostring needs an argument, which may be nil.
print(tostring(nil)) --> nil
print(pcall(function() tostring() end)) --> false	tostring-no-argument.lua:3: bad argument #1 to 'tostring' (value expected)
