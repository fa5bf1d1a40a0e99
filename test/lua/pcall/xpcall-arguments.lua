-- xpcall passes extra arguments to the function.
print(xpcall(function(...) return select("#", ...), ... end, print, 1, nil, 3)) --> true	3	1	nil	3
