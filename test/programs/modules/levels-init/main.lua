-- From an init.lua "../../x" is in the folder above its siblings.
print(require('./one').text) --> sibling of two, sibling of one
