-- A stream that answers anything but how much it took or gave is a bad argument.
local stream = require 'stream'
local generic_error = require 'generic_error'
local answer
local io = { read_some = function() return answer end }
io.write_some = io.read_some
for _, bad in ipairs { -1, 5, 1.5, 0 / 0, math.huge, '1', false, {} } do
  answer = bad
  for _, f in ipairs { stream.read_all, stream.write_all } do
    local ok, e = pcall(f, io, byte_span.new(4))
    assert(not ok and e == generic_error.EINVAL and e.arg == 1)
  end
  local ok, e = pcall(stream.scanner.new { stream = io, buffer_size_hint = 4 }.get_line,
    stream.scanner.new { stream = io, buffer_size_hint = 4 })
  assert(not ok and e == generic_error.EINVAL and e.arg == 1)
end
answer = nil
print(pcall(stream.read_all, io, byte_span.new(4))) --> false	Invalid argument
