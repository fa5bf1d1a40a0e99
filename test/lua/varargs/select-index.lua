-- select returns the arguments from an index, negative counting from the end.
print(select(2, "a", "b", "c")) --> b	c
print(select(-1, "a", "b", "c")) --> c
print(select(-3, "a", "b", "c")) --> a	b	c
print(select("#", select(4, "a", "b", "c"))) --> 0
