-- tonumber with a base reads digits and letters in any case.
print(tonumber("ff", 16), tonumber("FF", 16), tonumber("zz", 36)) --> 255	255	1295
print(tonumber("1010", 2), tonumber("777", 8), tonumber("10", 10)) --> 10	511	10
print(tonumber("  11  ", 2), tonumber("-11", 2)) --> 3	-3
