-- byte gives the codes of characters i to j.
print(("ABC"):byte(), ("ABC"):byte(2), ("ABC"):byte(-1)) --> 65	66	67
print(("ABC"):byte(1, -1)) --> 65	66	67
print(("ABC"):byte(0, 10)) --> 65	66	67
print(select("#", ("ABC"):byte(4)), select("#", ("ABC"):byte(3, 2)), select("#", (""):byte())) --> 0	0	0
