-- append() in place reads all its arguments before it writes over any of them.
local all = byte_span.append('ab', 'cdefgh')
local s = all:slice(1, 2)
print(s:append('XYZ', all:slice(3, 5)), all) --> abXYZcde	abXYZcde
all:copy('abcdefgh')
print(s:append(all:slice(4, 5), all:slice(3, 4)), all) --> abdecd	abdecdgh
all:copy('abcdefgh')
print(s:append(s, s, s), all) --> abababab	abababab
all:copy('abcdefgh')
print(all:slice(1, 1):append(all:slice(1, 7)), all) --> aabcdefg	aabcdefg
