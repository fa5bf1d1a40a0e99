-- slice() goes from 1 to the length unless told otherwise, and answers a new span.
local s = byte_span.append('abcd')
print(s:slice(), s:slice(3), s:slice(nil, 2), s:slice(nil, nil)) --> abcd	cd	ab	abcd
print(rawequal(s:slice(), s), s:slice() == s) --> false	true
local a = byte_span.new(2, 6)
print(#a:slice(), a:slice().capacity, a:slice(2).capacity) --> 2	6	5
