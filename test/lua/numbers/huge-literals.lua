-- A literal too large for a double is infinity, too small is zero.
print(1e309) --> inf
print(-1e309) --> -inf
print(1e-400) --> 0
print(1e308) --> 1e+308
