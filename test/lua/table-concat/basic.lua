-- concat joins strings and numbers with a separator.
print(table.concat({ 1, 2, "three", 4.5 }, ", ")) --> 1, 2, three, 4.5
print(table.concat({ "a", "b" }), #table.concat({})) --> ab	0
print(table.concat({ "a", "b", "c" }, "-", 2), table.concat({ "a", "b", "c" }, "-", 2, 2)) --> b-c	b
print(#table.concat({ "a", "b" }, "-", 3, 2)) --> 0
