-- Prints the lines that are added to a file, as "tail -F" does, until SIGINT or SIGTERM.
--
--   emilua-ts run log-follower.lua -- file [pattern]     only lines that the Lua pattern is found in
--
-- The file may be missing at first, be truncated, and be replaced by a shorter one. Without arguments a fiber writes a log, which is
-- followed to the line "bye".

local system = require 'system'
local stream = require 'stream'
local file = require 'file'
local fs = require 'filesystem'
local time = require 'time'
local asio_error = require 'asio_error'

local POLL = 0.02 -- seconds between two looks at the end of the file
local name, pattern = system.arguments[3], system.arguments[4] or ''

-- The lines of a file, for ever: each call waits for the next one.
local function follow(where)
  local buffer = byte_span.new(64 * 1024)
  local input, position, rest = nil, 0, ''
  local function reopen()
    position, rest = 0, ''
    local next_input = file.stream.new()
    local ok = pcall(next_input.open, next_input, where, file.open_flag.read_only)
    input = ok and next_input or nil
  end
  local function is_shorter()
    local ok, size = pcall(fs.file_size, where)
    return ok and size < position
  end
  return function()
    while true do
      local line, after = rest:match('^([^\n]*)\n(.*)$')
      if line then
        rest = after
        return line
      end
      if not input then reopen() end
      local ok, n = false, asio_error.misc.eof
      if input then ok, n = pcall(input.read_some, input, buffer) end
      if ok then
        position = position + n
        rest = rest .. tostring(buffer:slice(1, n))
      elseif n ~= asio_error.misc.eof then
        error(n)
      elseif input and is_shorter() then
        input:close()
        input = nil
      else
        time.sleep(POLL)
      end
    end
  end
end

local seen = 0

local function print_lines(where, last)
  for line in follow(where) do
    if line:find(pattern) then print(line) end
    seen = seen + 1
    if line == last then return end
  end
end

if name then
  local reader = spawn(function() print_lines(fs.path.new(name)) end)
  system.signal.set.new(system.signal.SIGINT, system.signal.SIGTERM):wait()
  reader:interrupt()
  reader:join()
  return
end

local where = fs.temp_directory_path() / ('follower-%d.log'):format(system.getpid())

local function write(flags, text)
  local output = file.stream.new()
  output:open(where, flags)
  stream.write_all(output, text)
  output:close()
end

local function until_seen(n)
  while seen < n do time.sleep(POLL) end
end

local flags = file.open_flag
local reader = spawn(function() print_lines(where, 'bye') end)
write(flags.write_only + flags.create, 'the first line\nhalf ')
until_seen(1)
write(flags.write_only + flags.append, 'a line\n')
until_seen(2)
write(flags.write_only + flags.truncate, 'a new log\nbye\n')
reader:join()
fs.remove(where)
