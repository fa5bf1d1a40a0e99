-- select truncates a fractional index and reads numeric strings.
print(select(2.9, "a", "b", "c")) --> b	c
print(select("2", "a", "b", "c")) --> b	c
