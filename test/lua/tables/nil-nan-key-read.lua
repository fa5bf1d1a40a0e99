-- Reading a nil or NaN key gives nil.
local t = { 1 }
print(t[nil], t[0 / 0]) --> nil	nil
print(rawget(t, nil), rawget(t, 0 / 0)) --> nil	nil
