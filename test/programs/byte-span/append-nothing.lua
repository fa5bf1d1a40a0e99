-- append() of nothing answers a new span of the same memory; nils are nothing.
local s = byte_span.append('ab')
local t = s:append()
print(rawequal(s, t), s == t) --> false	true
t[1] = ('X'):byte()
print(s, s:append(nil), s:append(nil, 'c', nil), s:append('', byte_span.new(0))) --> Xb	Xb	Xbc	Xb
