-- Without koffi files work as well, with a position that the object keeps after the first seek.
--@ env EMILUA_NO_KOFFI=1
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local path = fs.temp_directory_path() / 'f'
local f = file.stream.new()
f:open(path, flag.read_write + flag.create)
f:write_some(byte_span.append('hello world'))
print(f:seek(0, 'cur'), f:seek(-5, 'end'), f:seek(-2, 'cur'), f:seek(3, 'set')) --> 11	6	4	3
local b = byte_span.new(4)
print(f:read_some(b), b, f:write_some(byte_span.append('O')), f:seek(0, 'cur')) --> 4	lo w	1	8
print(f:read_some(b), b:slice(1, 3)) --> 3	rld
local ok, e = pcall(f.read_some, f, b)
print(e) --> End of file
ok, e = pcall(f.seek, f, -1, 'set')
print(e, e.category) --> Invalid argument	system
local g = file.stream.new(f:release())
ok, e = pcall(g.seek, g, 0, 'cur')
print(e, e.category, e.missing) --> Operation not supported	generic	koffi
print(g:seek(0, 'set'), g:read_some(b), b) --> 0	4	hell
local a = file.stream.new()
a:open(path, flag.read_write + flag.append)
a:seek(2, 'set')
a:write_some(byte_span.append('!'))
print(a:seek(0, 'cur')) --> 12
