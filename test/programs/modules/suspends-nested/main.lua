-- A chain of modules may suspend at each level, before and after its imports.
print(require('./a').text) --> a b c
