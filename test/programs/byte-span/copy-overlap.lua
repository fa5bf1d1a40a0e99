-- copy() gets it right when both are parts of the same memory.
local s = byte_span.append('abcdefgh')
print(s:slice(3):copy(s), s) --> 6	ababcdef
s:copy('abcdefgh')
print(s:copy(s:slice(3)), s) --> 6	cdefghgh
s:copy('abcdefgh')
print(s:slice(2, 5):copy(s:slice(4, 7)), s) --> 4	adefgfgh
print(s:copy(s), s) --> 8	adefgfgh
