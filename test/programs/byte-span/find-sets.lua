-- The four searches for sets look for bytes that are in a set, or are not, from either end.
local s = byte_span.append('key = value')
print(s:find_first_of('= '), s:find_first_of('='), s:find_first_of('xyz', 4), s:find_first_of('')) --> 4	5	nil	nil
print(s:find_last_of('= '), s:find_last_of('e'), s:find_last_of('e', 10), s:find_last_of('#')) --> 6	11	2	nil
print(s:find_first_not_of('key'), s:find_first_not_of('= ', 4), s:find_first_not_of('keyvalu= ')) --> 4	7	nil
print(s:find_last_not_of('value'), s:find_last_not_of('= ', 6), s:find_last_not_of('keyvalu= ')) --> 6	3	nil
print(s:find_first_not_of(''), s:find_last_not_of(''), s:find_last_of('key', 0)) --> 1	11	nil
print(s:find_first_of(byte_span.append('=')), s:find_last_not_of(s:slice(7))) --> 5	6
print(s:find_first_of('e', 12), byte_span.new(0):find_first_not_of('x'), byte_span.new(0):find_last_of('x')) --> nil	nil	nil
