-- append() writes in place while the capacity is enough: the new span shares the memory.
local s = byte_span.new(2, 6)
s:copy('ab')
local t = s:append('cd', byte_span.append('e'))
print(#s, s, t, t.capacity) --> 2	ab	abcde	6
t[1] = ('X'):byte()
print(s) --> Xb
print(s:slice(1, 6) == byte_span.append('Xbcde\0')) --> true
print(s:append('Z'), t) --> XbZ	XbZde
