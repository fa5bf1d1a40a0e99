-- starts_with() and ends_with() compare with a string or span.
local s = byte_span.append('GET / HTTP/1.1\r\n')
print(s:starts_with('GET '), s:starts_with('get'), s:starts_with('')) --> true	false	true
print(s:ends_with('\r\n'), s:ends_with('\n\r'), s:ends_with('')) --> true	false	true
print(s:starts_with(s), s:ends_with(s), s:starts_with(s:append('x')), s:ends_with(byte_span.append('x', s))) --> true	true	false	false
print(s:starts_with(s:slice(1, 3)), s:ends_with(s:slice(1, 3))) --> true	false
print(byte_span.new(0):starts_with(''), byte_span.new(0):ends_with('x')) --> true	false
