-- new() makes as many zeros as it is asked for; the capacity is the length unless it is given.
local a, b = byte_span.new(3), byte_span.new(2, 5)
print(#a, a.capacity, tostring(a) == '\0\0\0') --> 3	3	true
print(#b, b.capacity, b[1], b[2]) --> 2	5	0	0
print(tostring(b:slice(1, 5)) == ('\0'):rep(5)) --> true
print(#byte_span.new(0), byte_span.new(0).capacity, byte_span.new(0, 1).capacity) --> 0	0	1
print(#byte_span.new(4, nil)) --> 4
