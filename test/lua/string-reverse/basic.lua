-- reverse turns the bytes around.
print(("abc"):reverse(), ("a"):reverse(), #(""):reverse(), ("a\0b"):reverse() == "b\0a") --> cba	a	0	true
