-- %1 matches the text of an earlier capture.
print(("say 'hi' now"):match("(['\"])(.-)%1")) --> '	hi
print(("abcabc"):match("(%a+)%1"), ("abab!"):match("^(ab)%1!$")) --> abc	ab
print(("xyz"):match("(x)%1")) --> nil
