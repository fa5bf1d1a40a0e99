-- Without koffi a descriptor can be handed over, but not copied.
--@ env EMILUA_NO_KOFFI=1
local file, fs = require 'file', require 'filesystem'
local f = file.stream.new()
f:open(fs.path.new('/dev/null'), file.open_flag.read_write)
local fd = f:release()
local ok, e = pcall(fd.dup, fd)
print(e, e.category, e.missing) --> Operation not supported	generic	koffi
local g = file.stream.new(fd)
print(g:write_some(byte_span.append('abc'))) --> 3
