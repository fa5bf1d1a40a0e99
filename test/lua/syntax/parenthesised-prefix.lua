-- Parenthesised expressions can be indexed and called.
print(("x"):rep(2), ({ 5, 6 })[2], (function() return 7 end)(), (nil or { a = 1 }).a) --> xx	6	7	1
