-- Single and double quotes are equivalent and may contain each other.
print('say "hi"', "it's", '\'', "\"") --> say "hi"	it's	'	"
print("" == '', #"", #'') --> true	0	0
