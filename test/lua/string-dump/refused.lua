-- string.dump refuses every function (unlike LuaJIT).
print((pcall(string.dump, function() end))) --> false
