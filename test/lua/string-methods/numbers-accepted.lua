-- String functions accept numbers as strings.
print(string.len(42), string.rep(7, 3), string.sub(12345, 2, 3), string.upper(1e5), string.byte(1)) --> 2	777	23	100000	49
print(string.reverse(123), string.find(1234, "3")) --> 321	3	3
