-- tonumber reads decimals with surrounding blanks.
print(tonumber("10"), tonumber("  10  "), tonumber("\t10\n")) --> 10	10	10
print(tonumber("1e2"), tonumber(".5"), tonumber("5."), tonumber("-7"), tonumber("+7")) --> 100	0.5	5	-7	7
print(tonumber("0x10"), tonumber("-0x10"), tonumber("0x.8p1")) --> 16	-16	1
