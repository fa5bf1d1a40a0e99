-- %u, %x, %X and %o print unsigned integers.
print(("%x %X %o %u"):format(255, 255, 8, 7)) --> ff FF 10 7
print(("%#x %#o %08x %-6x|"):format(255, 8, 48879, 10)) --> 0xff 010 0000beef a     |
print(("%x"):format(-1), ("%X"):format(-255), ("%o"):format(0)) --> ffffffffffffffff	FFFFFFFFFFFFFF01	0
