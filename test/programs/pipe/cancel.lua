-- cancel(), close() and release() end pending operations with operation_aborted.
local pipe = require 'pipe'
local aborted = require 'asio_error'.basic.operation_aborted
local b, big = byte_span.new(8), byte_span.new(1000000)
local function try(how)
  local r, w = pipe.pair()
  w:write_some(big)
  local writer = spawn(function() return pcall(w.write_some, w, big) end)
  this_fiber.yield()
  w[how](w)
  local ok, e = writer:join()
  local r, w = pipe.pair()
  local reader = spawn(function() return pcall(r.read_some, r, b) end)
  this_fiber.yield()
  r[how](r)
  local ok2, e2 = reader:join()
  print(ok, e, e == aborted, ok2, e2 == aborted, r.is_open)
end
try 'cancel' --> false	Operation canceled	true	false	true	true
try 'close' --> false	Operation canceled	true	false	true	false
try 'release' --> false	Operation canceled	true	false	true	false
