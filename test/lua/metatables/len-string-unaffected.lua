-- __len on the string metatable is not used.
getmetatable("").__len = function() return 99 end
print(#"abc") --> 3
getmetatable("").__len = nil
