-- Flags say how a file is opened, and bad combinations of them raise EINVAL.
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local path = fs.temp_directory_path() / 'f'
local function open(flags)
  local f = file.stream.new()
  local ok, e = pcall(f.open, f, path, flags)
  if not ok then print(e, e.category, e.arg) end
  return f
end
open(flag.read_only) --> No such file or directory	system	nil
local f = open(flag.write_only + flag.create)
f:write_some(byte_span.append('one'))
local ok, e = pcall(f.read_some, f, byte_span.new(1))
print(e, e.category) --> Bad file descriptor	system
f:close()
open(flag.write_only + flag.create + flag.exclusive) --> File exists	system	nil
f = open(flag.write_only + flag.append)
f:write_some(byte_span.append(' two'))
print(f.size) --> 7
f = open(flag.read_only)
ok, e = pcall(f.write_some, f, byte_span.append('x'))
print(e, e.category) --> Bad file descriptor	system
f = open(flag.read_write + flag.truncate + flag.sync_all_on_write)
print(f.size) --> 0
open(flag.write_only + flag.exclusive) --> Invalid argument	generic	3
open(flag.write_only + flag.read_write) --> Invalid argument	generic	3
open(-1) --> Invalid argument	generic	3
open(2 ^ 40) --> Invalid argument	generic	3
open(1.5) --> Invalid argument	generic	3
open(2 ^ 30) --> Invalid argument	generic	3
open('r') --> Invalid argument	generic	3
open() --> Invalid argument	generic	3
