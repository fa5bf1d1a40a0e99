-- goto cannot leave or enter a function.
print(load("::out:: local f = function() goto out end", "=x")) --> nil	x:1: undefined label 'out'
