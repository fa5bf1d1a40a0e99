-- %0 is the whole match, %1 to %9 the captures, %% a percent sign.
print(("hello world"):gsub("(%w+) (%w+)", "%2 %1")) --> world hello	1
print(("abc"):gsub("%w", "%0%0")) --> aabbcc	3
print(("abc"):gsub("b", "%%")) --> a%c	1
print(("abc"):gsub("%w", "%1")) --> abc	3
