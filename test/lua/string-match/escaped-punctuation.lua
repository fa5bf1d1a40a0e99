-- % makes any punctuation literal.
print(("a.b*c+d?e-f^g$h(i)j[k]l%m"):match("a%.b%*c%+d%?e%-f%^g%$h%(i%)j%[k%]l%%m") ~= nil) --> true
