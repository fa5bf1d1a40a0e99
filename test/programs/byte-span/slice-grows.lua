-- Slicing again grows a span, up to its capacity.
local s = byte_span.new(0, 4)
local all = s:slice(1, 4)
all:copy('wxyz')
print(#s, #all, s:slice(1, 2), s:slice(2, 3), s:slice(4, 4)) --> 0	4	wx	xy	z
local tail = all:slice(3, 3)
print(tail, tail.capacity, tail:slice(1, 2)) --> y	2	yz
