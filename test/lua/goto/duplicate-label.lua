-- A label may not be repeated in one block, but may in nested or sibling blocks.
print(load("::a:: ::a::", "=x")) --> nil	x:1: duplicate label 'a'
print(type(load("::a:: do ::a:: end", "=x"))) --> function
print(type(load("do ::a:: end do ::a:: end", "=x"))) --> function
