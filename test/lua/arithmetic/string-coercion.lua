-- A string that looks like a number works as an arithmetic operand.
print("10" + 5) --> 15
print("3" * "4") --> 12
print(-"2") --> -2
print("0x10" + 0) --> 16
print(" 7 " % 4) --> 3
print("1e1" / 2) --> 5
print("2" ^ "3") --> 8
