-- copy() copies as much as fits, and answers how much that is.
local s = byte_span.append('......')
print(s:copy('abc'), s) --> 3	abc...
print(s:copy('0123456789'), s) --> 6	012345
print(s:slice(5):copy(s), s) --> 2	012301
print(s:copy(''), s:copy(byte_span.new(0)), s) --> 0	0	012301
print(byte_span.new(0, 9):copy('x')) --> 0
