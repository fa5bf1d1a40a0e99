-- %d prints integers beyond 32 bits.
print(("%d"):format(2 ^ 31), ("%d"):format(-2 ^ 31), ("%d"):format(2 ^ 53), ("%x"):format(2 ^ 40)) --> 2147483648	-2147483648	9007199254740992	10000000000
