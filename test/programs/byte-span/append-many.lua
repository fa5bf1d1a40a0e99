-- Appending byte by byte is no work of quadratic time, and goes on past any number of bytes.
--@ slow
local s = byte_span.new(0)
for i = 1, 100000 do s = s:append(string.char(i % 256)) end
print(#s, s[1], s[255], s[256], s[100000]) --> 100000	1	255	0	160
