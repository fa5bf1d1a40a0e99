-- string.dump refuses library functions.
print(pcall(string.dump, string.rep)) --> false	unable to dump given function
