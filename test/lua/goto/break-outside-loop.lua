-- break outside a loop is a syntax error.
print(load("break", "=x")) --> nil	x:1: no loop to break
print(load("while true do local f = function() break end end", "=x")) --> nil	x:1: no loop to break
