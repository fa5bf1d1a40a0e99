-- xpcall passes the error through its handler.
print(xpcall(function() error("raw", 0) end, function(e) return "handled " .. e end)) --> false	handled raw
print(xpcall(function() return 1, 2 end, error)) --> true	1	2
