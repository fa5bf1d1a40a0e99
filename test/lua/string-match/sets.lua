-- Sets hold characters, ranges and classes, and may be complemented.
print(("hello 123"):match("[0-9]+"), ("hello"):match("[aeiou]"), ("hello"):match("[^h]+")) --> 123	e	ello
print(("a-b"):match("[a%-]+"), ("x]y"):match("[]]"), ("x^y"):match("[x^]+")) --> a-	]	x^
print(("foo_bar9"):match("[%a_]+"), ("a.b"):match("[.]"), ("0xFF"):match("[%x]+$")) --> foo_bar	.	FF
