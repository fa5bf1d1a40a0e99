-- A nil or false result keeps the original text.
print(("abc"):gsub("%w", function(c) if c == "b" then return "X" end end)) --> aXc	3
print(("abc"):gsub("%w", function(c) return false end)) --> abc	3
