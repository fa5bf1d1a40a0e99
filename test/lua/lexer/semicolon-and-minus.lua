-- Two minus signs begin a comment, spaced ones do not.
print(- -1, 1 - -1) --> 1	2
print(5 --1 --> 5
)
