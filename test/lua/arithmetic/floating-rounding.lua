-- Sums of decimals round as IEEE doubles do.
print(0.1 + 0.2 == 0.3) --> false
print(0.1 + 0.2) --> 0.3
print(("%.17g"):format(0.1 + 0.2)) --> 0.30000000000000004
print(1e16 + 1 == 1e16) --> true
print(0.5 + 0.25 == 0.75) --> true
