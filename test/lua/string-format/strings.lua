-- %s prints strings with width and precision.
print(("%s|%5s|%-5s|%.2s|%5.1s|"):format("abc", "abc", "abc", "abc", "abc")) --> abc|  abc|abc  |ab|    a|
print(("%s"):format("a\0b") == "a\0b") --> true
