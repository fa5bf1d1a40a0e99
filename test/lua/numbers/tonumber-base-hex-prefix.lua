-- With base 16 an 0x prefix is allowed.
print(tonumber("0x1F", 16)) --> 31
print(tonumber("0x1F", 36)) --> 42819
print(tonumber("0x1F", 8)) --> nil
