-- Where a number is wanted a numeric string does, and the reverse.
print(("x"):rep("3"), ("a,b"):sub("2"), table.concat({ 1, 2 }, 3), string.char("65")) --> xxx	,b	132	A
