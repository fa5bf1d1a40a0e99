-- Strings compare byte by byte, a prefix being smaller.
print("a" < "b", "a" < "aa", "Z" < "a", "" < "a", "abc" <= "abc") --> true	true	true	true	true
print("10" < "9") --> true
print("a\0b" < "a\0c", "a" < "a\0") --> true	true
print("\127" < "\128", "\200" > "z") --> true	true
