-- %d and %i print integers with flags and widths.
print(("%d|%5d|%-5d|%05d|%+d|% d"):format(42, 42, 42, 42, 42, 42)) --> 42|   42|42   |00042|+42| 42
print(("%d %i"):format(-7, 7), ("%.3d"):format(5), ("%8.3d|"):format(-5)) --> -7 7	005	    -005|
print(("%d"):format("10"), ("%d"):format(3.0)) --> 10	3
