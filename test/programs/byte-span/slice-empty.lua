-- A slice may be empty, anywhere from before the first byte to behind the last one.
local s = byte_span.append('abc')
for at = 1, 4 do
    local empty = s:slice(at, at - 1)
    print(#empty, empty.capacity)
end
--> 0	3
--> 0	2
--> 0	1
--> 0	0
print(#s:slice(4)) --> 0
