-- A closed end raises EBADF, wrong arguments EINVAL.
local pipe = require 'pipe'
local generic = require 'generic_error'
local b = byte_span.new(8)
local function check(e, n, ...)
  local ok, error = pcall(...)
  if ok or error:togeneric() ~= e or error.arg ~= n then print('unexpected', ok, error, n) end
end
local r, w = pipe.pair()
check(generic.EINVAL, 2, r.read_some, r)
check(generic.EINVAL, 2, r.read_some, r, 'text')
check(generic.EINVAL, 2, w.write_some, w, 'text')
check(generic.EINVAL, 1, r.read_some, w, b)
check(generic.EINVAL, 2, r.assign, r, 1)
check(generic.EINVAL, 1, pipe.read_stream.new, 'x')
check(generic.EINVAL, 1, pipe.write_stream.new, r)
local fd = r:release()
for _, stream in ipairs { r, pipe.read_stream.new() } do
  check(generic.EBADF, nil, stream.close, stream)
  check(generic.EBADF, nil, stream.cancel, stream)
  check(generic.EBADF, nil, stream.release, stream)
  check(generic.EBADF, nil, stream.read_some, stream, b)
end
local ok, e = pcall(w.assign, w, fd)
print(e, e == require 'asio_error'.misc.already_open) --> Already open	true
w:close()
check(generic.EBADF, nil, w.write_some, w, b)
r:assign(fd)
check(generic.EBADF, 2, w.assign, w, fd)
check(generic.EBADF, 1, pipe.read_stream.new, fd)
check(generic.EBADF, 1, fd.close, fd)
print(r.is_open, w.is_open) --> true	false
