-- match starts at its third argument.
print(("abc abd"):match("ab.", 2), ("abc"):match(".", -1), ("abc"):match("()", 10)) --> abd	c	nil
