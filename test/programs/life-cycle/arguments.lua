-- What follows -- on the command line reaches the script.
--@ args one two
print(select('#', ...), ...) --> 2	one	two
