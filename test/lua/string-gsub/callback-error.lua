-- An error in the callback leaves gsub.
print(pcall(string.gsub, "abc", "b", function(c) error("at " .. c, 0) end)) --> false	at b
