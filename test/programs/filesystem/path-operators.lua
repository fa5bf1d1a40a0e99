-- A slash puts paths one below the other, two dots put their bytes together; a string may stand for one of them.
local path = require('filesystem').path
local a, b = path.new('usr'), path.new('lib')
print(a / b) --> usr/lib
print(a / 'lib/') --> usr/lib/
print('usr' / b) --> usr/lib
print(a / '/etc') --> /etc
print(a .. b) --> usrlib
print(a .. '.d', 'x' .. a) --> usr.d	xusr
print(getmetatable(a .. b), getmetatable(a / b)) --> filesystem.path	filesystem.path
print(path.preferred_separator) --> /
