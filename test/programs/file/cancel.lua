-- cancel() and close() let a file operation that has begun be finished: whoever waits gets its result.
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local path = fs.temp_directory_path() / 'f'
for _, how in ipairs { 'cancel', 'close' } do
  local f, r = file.stream.new(), file.random_access.new()
  f:open(path, flag.read_write + flag.create + flag.truncate)
  r:open(path, flag.read_write)
  local a = spawn(function() return f:write_some(byte_span.append('abc')) end)
  local b = spawn(function() return r:write_some_at(3, byte_span.append('def')) end)
  this_fiber.yield()
  f[how](f)
  r[how](r)
  print(how, a:join(), b:join(), f.is_open, fs.file_size(path))
  --> cancel	3	3	true	6
  --> close	3	3	false	6
end
