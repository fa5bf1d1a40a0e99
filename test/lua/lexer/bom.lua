-- load of a source with a UTF-8 byte order mark skips the mark.
print(load("\239\187\191return 5", "=x")()) --> 5
