-- Spans are equal when their bytes are, wherever they are; a string is never equal to a span.
local a, b = byte_span.append('abc'), byte_span.append('xabcx')
print(a == b:slice(2, 4), a == b, a ~= b, a == byte_span.append('abd')) --> true	false	true	false
print(byte_span.new(0) == byte_span.new(0, 7), byte_span.new(2) == byte_span.new(2, 9)) --> true	true
print(a == 'abc', rawequal(a, a:slice()), a == a:slice()) --> false	false	true
local t = { [a] = 1 }
print(t[a], t[a:slice()]) --> 1	nil
