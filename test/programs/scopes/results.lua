-- scope(f, ...) passes its arguments to f and returns what f returns.
print(scope(function(...) return select('#', ...), ... end, 1, nil, 'x', nil)) --> 4	1	nil	x	nil
print(select('#', scope(function() end))) --> 0
