-- The root module cannot import by "../".
print(pcall(require, '../fibers')) --> false	The root module doesn't have a parent and can't reference one
