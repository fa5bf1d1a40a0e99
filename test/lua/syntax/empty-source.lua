-- Empty source and white space are valid chunks.
print(select("#", load("")()), select("#", load("  \n\t ")()), select("#", load("-- only a comment")()))
--> 0	0	0
