-- The language version is Lua 5.1.
print(_VERSION) --> Lua 5.1
