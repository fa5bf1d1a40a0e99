-- Searches know no patterns, and no characters but bytes.
local s = byte_span.append('a.b%d\0\255é')
print(s:find('.'), s:find('%d'), s:find('%a'), s:find('\0'), s:find('\255')) --> 2	4	nil	6	7
print(#s, s:find('é'), s:find('\169'), s:rfind('\195\169'), s:find_first_of('\169\255')) --> 9	8	9	8	7
