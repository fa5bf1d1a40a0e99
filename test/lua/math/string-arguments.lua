-- Numeric strings are accepted as arguments.
print(math.floor("3.7"), math.sqrt("16"), math.max("2", "10")) --> 3	4	10
