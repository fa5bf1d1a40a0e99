-- rep puts a separator between the copies.
print(("ab"):rep(3, ","), ("ab"):rep(1, ","), #("ab"):rep(0, ",")) --> ab,ab,ab	ab	0
print((""):rep(3, "-"), ("a"):rep(3, "")) --> --	aaa
