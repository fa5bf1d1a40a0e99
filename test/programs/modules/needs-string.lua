-- require() needs a string.
print((pcall(require))) --> false
print((pcall(require, {}))) --> false
print((pcall(require, true))) --> false
