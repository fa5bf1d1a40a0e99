-- Letters, digits, "_", "-" and "." are fine in names.
print(require('./Module-2_b.c').name) --> fine
