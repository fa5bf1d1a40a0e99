-- find() answers where a string or span begins first, or nil; the search may begin later.
local s = byte_span.append('abcabc')
print(s:find('abc'), s:find('c'), s:find('cab'), s:find('x'), s:find('abcabcx')) --> 1	3	3	nil	nil
print(s:find('abc', 2), s:find('abc', 4), s:find('abc', 5), s:find('c', 6), s:find('c', 7)) --> 4	4	nil	6	nil
print(s:find(byte_span.append('bc')), s:find(s:slice(4)), s:find(s, 2)) --> 2	1	nil
print(s:find(''), s:find('', 4), s:find('', 7)) --> 1	4	7
print(byte_span.new(0):find(''), byte_span.new(0):find('a')) --> 1	nil
print(s:find('c', nil)) --> 3
