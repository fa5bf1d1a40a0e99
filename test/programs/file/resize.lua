-- resize cuts a file, or lengthens it with zeros.
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local path = fs.temp_directory_path() / 'f'
local f = file.random_access.new()
f:open(path, flag.read_write + flag.create)
print(file.write_all_at(f, 0, 'abcdef')) --> 6
f:resize(2)
f:resize(4)
local b = byte_span.new(10)
print(f.size, f:read_some_at(0, b), b:slice(1, 4) == byte_span.append('ab\0\0')) --> 4	4	true
f:close()
local s = file.stream.new()
s:open(path, flag.read_write)
s:resize(1)
print(s.size, fs.file_size(path)) --> 1	1
