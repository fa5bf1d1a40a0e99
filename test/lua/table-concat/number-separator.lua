-- A number may be the separator.
print(table.concat({ 1, 2, 3 }, 0)) --> 10203
