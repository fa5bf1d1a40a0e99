-- An index reads and writes a byte as a number.
local s = byte_span.new(3)
s[1], s[2], s[3] = 0, 127, 255
print(s[1], s[2], s[3]) --> 0	127	255
for i = 1, #s do s[i] = s[i] > 0 and s[i] - 1 or 9 end
print(s[1], s[2], s[3]) --> 9	126	254
s[1.0], s[2] = 65.0, -0
print(s[1], s[2]) --> 65	0
