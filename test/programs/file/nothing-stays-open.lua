-- Files that are closed, released and closed, or collected leave no descriptor open.
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local path = fs.temp_directory_path() / 'f'
local b = byte_span.append('x')
local function count()
  collectgarbage()
  collectgarbage()
  local n = 0
  for _ in fs.directory_iterator(fs.path.new('/proc/self/fd')) do n = n + 1 end
  return n
end
local function use(class)
  local f = class.new()
  f:open(path, flag.read_write + flag.create)
  if class == file.stream then f:write_some(b) f:seek(0, 'set') else f:write_some_at(0, b) end
  return f
end
use(file.stream):close()
local before = count()
for _, class in ipairs { file.stream, file.random_access } do
  for i = 1, 10 do
    use(class):close()
    use(class):release():close()
    class.new(use(class):release()):close()
    use(class)
    use(class):release()
    local f = use(class)
    local fiber = spawn(function() return class == file.stream and f:write_some(b) or f:write_some_at(0, b) end)
    this_fiber.yield()
    f:close()
    fiber:join()
  end
end
print(count() - before) --> 0
