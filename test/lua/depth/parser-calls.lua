-- A long chain of calls, indices and methods parses.
print(type(load("return f" .. ("()"):rep(20000)))) --> function
print(type(load("return t" .. (".x"):rep(20000)))) --> function
print(type(load("return t" .. (":m()"):rep(20000)))) --> function
