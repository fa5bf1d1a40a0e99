-- rep repeats a string, zero or fewer times giving the empty one.
print(("ab"):rep(3), #("ab"):rep(0), #("ab"):rep(-1), #(""):rep(1000)) --> ababab	0	0	0
print(("x"):rep(2.9)) --> xx
