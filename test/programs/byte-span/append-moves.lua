-- append() of more than the capacity holds answers new memory, and leaves the old as it was.
local s = byte_span.append('ab')
local t = s:append('cdef')
print(s, t, #t, t.capacity >= 6) --> ab	abcdef	6	true
t[1] = ('X'):byte()
s[2] = ('Y'):byte()
print(s, t) --> aY	Xbcdef
