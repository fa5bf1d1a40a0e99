-- Wrong arguments raise EINVAL with their number.
local file, fs = require 'file', require 'filesystem'
local EINVAL = require 'generic_error'.EINVAL
local path, flag, b = fs.path, file.open_flag, byte_span.new(4)
local function check(n, ...)
  local ok, e = pcall(...)
  if ok or e ~= EINVAL or e.arg ~= n then print('unexpected', n, ok, e, type(e) == 'table' and e.arg) end
end
local s, r = file.stream.new(), file.random_access.new()
local f = path.new('/dev/null')
for _, new in ipairs { file.stream.new, file.random_access.new } do
  check(1, new, 1)
  check(1, new, 'fd')
  check(1, new, s)
end
for _, self in ipairs { s, r } do
  check(2, self.open, self)
  check(2, self.open, self, '/dev/null', flag.read_only)
  check(3, self.open, self, f)
  check(2, self.assign, self)
  check(2, self.assign, self, 0)
  check(1, self.open)
  check(1, self.close, {})
  check(1, self.close, io)
end
check(1, s.open, r, f, flag.read_only)
s:open(f, flag.read_write)
r:open(f, flag.read_write)
check(2, s.read_some, s)
check(2, s.read_some, s, 'text')
check(2, s.write_some, s, 'text')
check(2, s.write_some, s, 1)
check(2, s.seek, s)
check(2, s.seek, s, 'set', 0)
check(2, s.seek, s, 0.5, 'set')
check(2, s.seek, s, 2 ^ 60, 'set')
check(2, s.seek, s, 0 / 0, 'set')
check(3, s.seek, s, 0)
check(3, s.seek, s, 0, 'middle')
check(2, s.resize, s)
check(2, s.resize, s, -1)
check(2, s.resize, s, 2 ^ 60)
check(2, r.read_some_at, r)
check(2, r.read_some_at, r, -1, b)
check(2, r.read_some_at, r, 0.5, b)
check(2, r.read_some_at, r, 2 ^ 53, b)
check(2, r.read_some_at, r, 1 / 0, b)
check(3, r.read_some_at, r, 0)
check(3, r.write_some_at, r, 0, 'text')
local algorithms = { file.read_all_at, file.write_all_at, file.read_at_least_at, file.write_at_least_at }
for i, fn in ipairs(algorithms) do
  check(1, fn)
  check(1, fn, 1, 0, b, 1)
  check(1, fn, {}, 0, b, 1)
  check(2, fn, r, nil, b, 1)
  check(2, fn, r, -1, b, 1)
  check(3, fn, r, 0, nil, 1)
  check(3, fn, r, 0, {}, 1)
  if i > 2 then
    check(4, fn, r, 0, b)
    check(4, fn, r, 0, b, 5)
    check(4, fn, r, 0, b, -1)
    check(4, fn, r, 0, b, 0.5)
  end
end
check(3, file.read_all_at, r, 0, 'text')
local ok, e = pcall(s.open, s, f, flag.read_only)
print(e, e == require 'asio_error'.misc.already_open) --> Already open	true
print(pcall(function() return s.nothing end)) --> false	Requested key wasn't found in the table/userdata
