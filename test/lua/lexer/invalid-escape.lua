-- Unknown escapes and too large decimals are errors.
print(load([[return "\q"]], "=x")) --> nil	x:1: invalid escape sequence near '"'
print(load([[return "\300"]], "=x")) --> nil	x:1: invalid escape sequence near '"'
print(load([[return "ok \9999"]], "=x")) --> nil	x:1: invalid escape sequence near '"ok '
