-- A numeric string is a string message and gets a position.
print(pcall(function() error("42") end)) --> false	error-string-number.lua:2: 42
