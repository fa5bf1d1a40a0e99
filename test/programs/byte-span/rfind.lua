-- rfind() answers where a string or span begins last, or nil; the search may end earlier.
local s = byte_span.append('abcabc')
print(s:rfind('abc'), s:rfind('a'), s:rfind('cab'), s:rfind('x'), s:rfind('xabcabc')) --> 4	4	3	nil	nil
print(s:rfind('abc', 5), s:rfind('abc', 3), s:rfind('abc', 2), s:rfind('a', 1), s:rfind('a', 0)) --> 1	1	nil	1	nil
print(s:rfind(byte_span.append('bc')), s:rfind(s)) --> 5	1
print(s:rfind(''), s:rfind('', 3), s:rfind('', 0)) --> 7	4	1
print(s:rfind('c', nil)) --> 6
