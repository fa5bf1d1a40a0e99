-- tostring() copies the bytes: what is written later does not show. # is the length.
local s = byte_span.append('a\0b')
local text = tostring(s)
s[1] = 90
print(#s, #text, text == 'a\0b', tostring(s) == 'Z\0b') --> 3	3	true	true
print(tostring(byte_span.new(0)) == '', tostring(s:slice(2, 2)) == '\0') --> true	true
print(('%s'):format(byte_span.append('x'))) --> x
