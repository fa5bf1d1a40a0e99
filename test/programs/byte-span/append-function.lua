-- byte_span.append() makes a new span of strings and spans; nils are nothing.
local s = byte_span.append('ab')
local t = byte_span.append(s, 'c', nil, s, nil)
print(t, #t) --> abcab	5
t[1] = ('X'):byte()
print(s) --> ab
print(#byte_span.append(), #byte_span.append(nil), #byte_span.append('')) --> 0	0	0
local copy = byte_span.append(s)
copy[1] = ('Y'):byte()
print(s, copy) --> ab	Yb
