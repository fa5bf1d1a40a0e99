-- A second reader or writer gets EBUSY, and so does who seeks or releases meanwhile.
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local EBUSY = require 'generic_error'.EBUSY
local path = fs.temp_directory_path() / 'f'
local f = file.stream.new()
f:open(path, flag.read_write + flag.create)
local b = byte_span.append('abc')
local function busy(...)
  local ok, e = pcall(...)
  return not ok and e:togeneric() == EBUSY
end
local writer = spawn(function() return f:write_some(b) end)
this_fiber.yield()
print(busy(f.write_some, f, b), busy(f.seek, f, 0, 'set'), busy(f.release, f)) --> true	true	true
print(writer:join()) --> 3
f:seek(0, 'set')
local reader = spawn(function() return f:read_some(b) end)
this_fiber.yield()
print(busy(f.read_some, f, b), busy(f.seek, f, 0, 'set'), busy(f.release, f)) --> true	true	true
print(reader:join()) --> 3
local r = file.random_access.new()
r:open(path, flag.read_only)
reader = spawn(function() return r:read_some_at(0, b) end)
this_fiber.yield()
print(busy(r.release, r), reader:join(), tostring(r:release()):match('^/dev/fd/%d+$') ~= nil) --> true	3	true
