-- Too deeply nested blocks are a syntax error.
print((load(("do "):rep(100000) .. ("end "):rep(100000)))) --> nil
print((load(("while 1 do "):rep(10000) .. ("end "):rep(10000)))) --> nil
print((load(("if 1 then "):rep(10000) .. ("end "):rep(10000)))) --> nil
print(type(load(("do "):rep(100) .. ("end "):rep(100)))) --> function
