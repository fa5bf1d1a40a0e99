-- What is no file is opened without waiting: a directory, a device.
local file, fs = require 'file', require 'filesystem'
local flag, b = file.open_flag, byte_span.new(8)
local function open(path, flags)
  local f = file.stream.new()
  f:open(fs.path.new(path), flags or flag.read_only)
  return f
end
local ok, e = pcall(open, '/', flag.write_only)
print(e) --> Is a directory
ok, e = pcall(function() return open('/'):read_some(b) end)
print(e) --> Is a directory
ok, e = pcall(function() return open('/dev/null'):read_some(b) end)
print(e == require 'asio_error'.misc.eof) --> true
print(open('/dev/zero'):read_some(b), b == byte_span.new(8)) --> 8	true
