-- Flags apply to floating point numbers too.
print(("%+.1f|% .1f|%08.2f|%-8.2f|%+g"):format(1.25, 1.25, -1.5, 1.5, 2)) --> +1.3| 1.3|-0001.50|1.50    |+2
print(("%#.0f|%#g|%#.3g"):format(3, 1.5, 2)) --> 3.|1.50000|2.00
