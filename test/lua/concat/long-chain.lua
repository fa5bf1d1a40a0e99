-- A concatenation of many operands keeps their order.
local a, b, c, d = "1", "2", "3", "4"
print(a .. b .. c .. d .. a .. b .. c .. d .. a .. b .. c .. d .. a .. b .. c .. d) --> 1234123412341234
