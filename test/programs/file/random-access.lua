-- Many fibers read and write a file.random_access at the same time, each at its place.
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local f = file.random_access.new()
f:open(fs.temp_directory_path() / 'f', flag.read_write + flag.create)
local writers = {}
for i = 0, 19 do
  writers[i] = spawn(function() file.write_all_at(f, i * 3, ('%03d'):format(i)) end)
end
for i = 0, 19 do writers[i]:join() end
print(f.size) --> 60
local readers, wrong = {}, 0
for i = 0, 19 do
  readers[i] = spawn(function()
    local b = byte_span.new(3)
    file.read_all_at(f, i * 3, b)
    if tostring(b) ~= ('%03d'):format(i) then wrong = wrong + 1 end
  end)
end
for i = 0, 19 do readers[i]:join() end
print(wrong) --> 0
local b = byte_span.new(10)
print(f:read_some_at(57, b), b:slice(1, 3)) --> 3	019
local ok, e = pcall(f.read_some_at, f, 60, b)
print(e == require 'asio_error'.misc.eof) --> true
print(f:read_some_at(60, byte_span.new(0)), f:write_some_at(0, byte_span.new(0))) --> 0	0
