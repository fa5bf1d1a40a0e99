-- A ] first in a set is literal; a dash first or last is literal.
print(("]"):match("[]]"), ("a"):match("[^]]"), ("-"):match("[a-]"), ("-"):match("[-a]")) --> ]	a	-	-
print(("%"):match("[%%]"), ("b"):match("[a-c]"), ("\200"):match("[\128-\255]") == "\200") --> %	b	true
