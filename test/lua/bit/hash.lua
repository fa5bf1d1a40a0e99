-- A multiplicative hash with shifts and xors.
local h = 5381
for c in ("hash me"):gmatch(".") do
  h = bit.bxor(bit.tobit(bit.lshift(h, 5) + h), c:byte())
end
print(h, bit.tohex(h)) --> 815816287	30a05e5f
