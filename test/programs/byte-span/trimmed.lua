-- trimmed() is the slice without white space, or other bytes, at both ends.
local s = byte_span.append(' \f\n\r\t\va b \r\n')
local t = s:trimmed()
print(t, #t) --> a b	3
t[1] = ('X'):byte()
print(s:find('X')) --> 7
print(#byte_span.append(' \n '):trimmed(), #byte_span.new(0):trimmed()) --> 0	0
local q = byte_span.append('"" quoted "')
print(q:trimmed('"'), q:trimmed(byte_span.append('" ')), q:trimmed('')) -->  quoted 	quoted	"" quoted "
print(byte_span.append('abc'):trimmed(), #byte_span.append('\0 '):trimmed(nil)) --> abc	1
print(s:trimmed().capacity == s.capacity - 6) --> true
