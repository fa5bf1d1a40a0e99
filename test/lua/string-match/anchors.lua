-- ^ anchors at the start position, $ at the end, elsewhere they are literal.
print(("hello"):match("^h"), ("hello"):match("^e"), ("hello"):match("o$"), ("hello"):match("l$")) --> h	nil	o	nil
print(("hello"):match("^l", 3), ("a^b"):match("a^b"), ("a$b"):match("a$b"), ("x"):match("^x$")) --> l	a^b	a$b	x
