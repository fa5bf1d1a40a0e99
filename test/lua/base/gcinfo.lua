-- gcinfo returns the kilobytes in use.
print(type(gcinfo()), gcinfo() > 0) --> number	true
