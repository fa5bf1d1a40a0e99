-- A leaf module has no children: "./" raises.
print(require('./a').message) --> A leaf module cannot import child modules
