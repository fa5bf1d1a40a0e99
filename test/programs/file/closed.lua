-- Everything but opening raises EBADF on a file that is closed.
local file, fs = require 'file', require 'filesystem'
local b = byte_span.new(1)
local function check(e, ...)
  local ok, error = pcall(...)
  if ok or error:togeneric() ~= e then print('unexpected', ok, error) end
end
local EBADF = require 'generic_error'.EBADF
local s = file.stream.new()
for _ = 1, 2 do
  check(EBADF, s.close, s)
  check(EBADF, s.cancel, s)
  check(EBADF, s.release, s)
  check(EBADF, s.resize, s, 1)
  check(EBADF, s.seek, s, 0, 'set')
  check(EBADF, s.read_some, s, b)
  check(EBADF, s.write_some, s, b)
  check(EBADF, function() return s.size end)
  print(s.is_open) --> false
  --> false
  s:open(fs.path.new('/dev/null'), file.open_flag.read_write)
  s:close()
end
local r = file.random_access.new()
for _ = 1, 2 do
  check(EBADF, r.close, r)
  check(EBADF, r.cancel, r)
  check(EBADF, r.release, r)
  check(EBADF, r.resize, r, 1)
  check(EBADF, r.read_some_at, r, 0, b)
  check(EBADF, r.write_some_at, r, 0, b)
  check(EBADF, function() return r.size end)
  print(r.is_open) --> false
  --> false
  r:open(fs.path.new('/dev/null'), file.open_flag.read_write)
  r:close()
end
