-- A back reference to an open capture is an error.
print(pcall(function() ("aa"):match("(a%1)") end)) --> false	unfinished-capture-use.lua:2: invalid capture index
