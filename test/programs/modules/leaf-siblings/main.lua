-- A leaf module imports its siblings by "../".
print(require('./a').text) --> a and b
