-- A function replacement receives the captures, or the whole match.
print(("a1b2"):gsub("(%a)(%d)", function(l, d) return d .. l end)) --> 1a2b	2
print(("abc"):gsub("%w", function(c) return c:upper() end)) --> ABC	3
