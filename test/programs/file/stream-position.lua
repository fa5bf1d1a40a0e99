-- A file.stream reads and writes at its position, which seek moves and answers.
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local f = file.stream.new()
f:open(fs.temp_directory_path() / 'f', flag.read_write + flag.create + flag.exclusive)
print(f.is_open, f.size) --> true	0
print(f:write_some(byte_span.append('hello world'))) --> 11
print(f:seek(0, 'cur'), f:seek(-5, 'end'), f:seek(-2, 'cur'), f:seek(3, 'set')) --> 11	6	4	3
local b = byte_span.new(4)
print(f:read_some(b), b) --> 4	lo w
print(f:write_some(byte_span.append('O')), f:seek(0, 'cur'), f.size) --> 1	8	11
f:seek(0, 'set')
local all = byte_span.new(100)
print(f:read_some(all), all:slice(1, 11)) --> 11	hello wOrld
local ok, e = pcall(f.read_some, f, all)
print(ok, e == require 'asio_error'.misc.eof) --> false	true
print(f:seek(100, 'set'), f.size, pcall(f.read_some, f, byte_span.new(0))) --> 100	11	true	0
local ok, e = pcall(f.seek, f, -1, 'set')
print(e, e.category) --> Invalid argument	system
