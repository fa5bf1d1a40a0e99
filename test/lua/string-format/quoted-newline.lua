-- %q writes a newline as backslash newline.
print((("%q"):format("a\nb"):gsub("\n", "<newline>"))) --> "a\<newline>b"
