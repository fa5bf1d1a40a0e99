-- What the system reports is an error of its category, with its text; togeneric() gives the one to compare with.
local fs = require('filesystem')
local generic_error = require('generic_error')
local ok, e = pcall(fs.file_size, fs.path.new('no-such-file'))
print(ok, e, e.category, e.code) --> false	No such file or directory	system	2
print(e == generic_error.ENOENT, e:togeneric() == generic_error.ENOENT) --> false	true
local long = fs.path.new(('x'):rep(300))
print(select(2, pcall(fs.status, long)):togeneric() == generic_error.ENAMETOOLONG) --> true
print(select(2, pcall(fs.status, fs.path.new('a\0b')))) --> Invalid argument
print(fs.status(fs.path.new('no-such-file')).type, fs.status(fs.path.new('errors.lua/x')).type) --> not_found	not_found
