-- Bad arguments raise EINVAL with the number of the argument.
local stream = require 'stream'
local generic_error = require 'generic_error'
local io = { read_some = function(_, b) return #b end, write_some = function(_, b) return #b end }
local span = byte_span.new(4)
local function try(f, ...)
  local ok, e = pcall(f, ...)
  print(ok, e == generic_error.EINVAL, e.arg)
end
try(stream.read_all) --> false	true	1
try(stream.read_all, nil, span) --> false	true	1
try(stream.read_all, {}, span) --> false	true	1
try(stream.read_all, io) --> false	true	2
try(stream.read_all, io, 'text') --> false	true	2
try(stream.read_at_least, io, span) --> false	true	3
try(stream.read_at_least, io, span, -1) --> false	true	3
try(stream.read_at_least, io, span, 1.5) --> false	true	3
try(stream.read_at_least, io, span, 0 / 0) --> false	true	3
try(stream.read_at_least, io, span, '1') --> false	true	3
try(stream.write_all, 'text', span) --> false	true	1
try(stream.write_all, io, 12) --> false	true	2
try(stream.write_at_least, io, span, 5) --> false	true	3
try(stream.write_at_least, io, nil, 5) --> false	true	2
