-- %b matches balanced pairs.
print(("f(a(b)c) d)"):match("%b()"), ("[[x]]"):match("%b[]"), ("(()"):match("%b()")) --> (a(b)c)	[[x]]	()
print(("((("):match("%b()"), ("''"):match("%b''")) --> nil	''
