-- goto may not jump into the scope of a local.
print(load("goto l; local a; ::l:: print(a)", "=x")) --> nil	x:1: <goto l> jumps into the scope of local 'a'
print((load("goto l; local a; ::l::", "=x")) ~= nil) --> true
print(load("repeat goto l; local a; ::l:: until a", "=x")) --> nil	x:1: <goto l> jumps into the scope of local 'a'
