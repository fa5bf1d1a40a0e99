-- A module cannot import itself.
print((tostring(require('./a').message):sub(1, 30))) --> The module you're trying to im
