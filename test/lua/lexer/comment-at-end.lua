-- A comment may end the file without a newline.
print(load("return 1 --")())
--> 1
print(load("return 2 --[[x]]")())
--> 2
print(load("return 3 --[==[x]==]")())
--> 3
