-- A slice points into the same memory: what is written to one is read from the other.
local whole = byte_span.append('abcdef')
local part = whole:slice(2, 4)
print(part, #part) --> bcd	3
part[1] = ('X'):byte()
whole[4] = ('Y'):byte()
print(whole, part) --> aXcYef	XcY
local inner = part:slice(2)
inner:copy('12')
print(whole, part, inner) --> aX12ef	X12	12
