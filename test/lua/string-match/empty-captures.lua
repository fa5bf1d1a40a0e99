-- An empty capture gives the empty string.
print(#("abc"):match("(x*)"), ("abc"):match("(x*)abc") == "") --> 0	true
