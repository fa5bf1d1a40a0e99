-- loadstring compiles a string.
print(loadstring("return ...")(1, 2)) --> 1	2
print(loadstring("bad bad", "=x")) --> nil	x:1: '=' expected near 'bad'
