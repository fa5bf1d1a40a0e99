-- A record longer, with its separator, than max_record_size raises EMSGSIZE; nothing is lost, so a larger limit goes on.
local stream = require 'stream'
local EMSGSIZE = require 'generic_error'.EMSGSIZE
local eof = require 'asio_error'.misc.eof
local function scanner_of(text, size)
  return stream.scanner.new { record_separator = '\r\n', max_record_size = 6, stream = { read_some = function(_, b)
    if text == '' then error(eof) end
    local n = b:copy(text:sub(1, size))
    text = text:sub(n + 1)
    return n
  end } }
end
for _, size in ipairs { 1, 2, 3, 100 } do
  local s = scanner_of('1234\r\n12345\r\n12345', size)
  assert(tostring(s:get_line()) == '1234')
  for _ = 1, 2 do
    local ok, e = pcall(s.get_line, s)
    assert(not ok and e == EMSGSIZE, size)
  end
  assert(s.record_number == 1 and s.record_terminator == nil)
  s.max_record_size = 7
  assert(tostring(s:get_line()) == '12345')
  s.max_record_size = 6
  assert(tostring(s:get_line()) == '12345' and s.record_terminator == '')
end
-- It holds for a buffer that comes from outside as well.
local s = scanner_of('', 1)
s:set_buffer(byte_span.append('1234567\r\n'))
print(pcall(s.get_line, s)) --> false	Message too long
s.max_record_size = math.huge
print(s:get_line()) --> 1234567
