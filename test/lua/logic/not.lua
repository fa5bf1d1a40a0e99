-- not gives true for nil and false only.
print(not nil, not false, not 0, not "", not {}, not not 1) --> true	true	false	false	false	true
