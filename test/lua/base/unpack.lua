-- unpack returns the elements of a table from i to j.
print(unpack({ 1, 2, 3 })) --> 1	2	3
print(unpack({ 1, 2, 3 }, 2)) --> 2	3
print(unpack({ 1, 2, 3 }, 2, 3)) --> 2	3
print(unpack({ 1, 2 }, 0, 3)) --> nil	1	2	nil
print(select("#", unpack({}, 1, 0)), select("#", unpack({}, 1, 3))) --> 0	3
print(unpack == table.unpack) --> true
