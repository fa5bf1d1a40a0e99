-- Reads lines of 50 bytes through a scanner, from memory: what the scanner takes, without files.
local stream = require 'stream'
local eof = require 'asio_error'.misc.eof
local megabytes = tonumber((...))
local chunk = byte_span.append((('x'):rep(49) .. '\n'):rep(2000))
local left = megabytes * 1000000
local scanner = stream.scanner.new { record_separator = '\n', stream = { read_some = function(_, buffer)
  if left <= 0 then error(eof) end
  local n = buffer:copy(#chunk > left and chunk:slice(1, left) or chunk)
  left = left - n
  return n
end } }
local lines, bytes = 0, 0
local ok, e = pcall(function()
  while true do
    bytes = bytes + #scanner:get_line() + #scanner.record_terminator
    lines = lines + 1
  end
end)
assert(e == eof)
print(bytes)
