-- A first line that begins with # is skipped, and still counted.
print(load("#!/usr/bin/lua\nreturn 1", "=x")()) --> 1
print(load("# anything\n?", "=x")) --> nil	x:2: unexpected symbol near '?'
print(load("\n# not first", "=x")) --> nil	x:2: unexpected symbol near '#'
