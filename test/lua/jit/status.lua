-- jit.status returns a boolean first.
print(type((jit.status()))) --> boolean
