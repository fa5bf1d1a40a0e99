-- %q quotes numbers as strings.
print(("%q %q"):format(10, 0.5)) --> "10" "0.5"
