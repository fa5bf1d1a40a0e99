-- next of an empty table is nil.
print(next({})) --> nil
print(type(next { 1 }), next { 5 }) --> number	1	5
