-- A regex separates records as well; the terminator is the byte_span that it matched, empty at the end of the stream.
local stream = require 'stream'
local regex = require 'regex'
local eof = require 'asio_error'.misc.eof
local text = 'one--two----three-four--'
local function scanner_of(size, pattern)
  local at = 1
  return stream.scanner.new {
    record_separator = regex.new { pattern = pattern, grammar = 'extended' },
    stream = { read_some = function(_, b)
      if at > #text then error(eof) end
      local n = b:copy(text:sub(at, at + size - 1))
      at = at + n
      return n
    end },
  }
end
local s = scanner_of(100, '-+')
for _ = 1, 4 do print(s:get_line(), s.record_terminator, getmetatable(s.record_terminator)) end
--> one	--	byte_span
--> two	----	byte_span
--> three	-	byte_span
--> four	--	byte_span
print(pcall(s.get_line, s)) --> false	End of file

for size = 1, 30 do
  s = scanner_of(size, '--')
  local seen = {}
  for i = 1, 4 do seen[i] = tostring(s:get_line()) end
  assert(table.concat(seen, ' ') == 'one two  three-four', size)
end

-- What the stream has not given yet is not matched.
s = scanner_of(4, '-+')
for _ = 1, 3 do print(s:get_line(), s.record_terminator) end
--> one	-
--> 	-
--> two	----

-- Matches of nothing do not count; `^` is the beginning of a record.
s = scanner_of(3, 'w*')
print(s:get_line(), s.record_terminator) --> one--t	w
s = scanner_of(3, '^o|e-')
for _ = 1, 3 do print(s:get_line(), s.record_terminator) end
--> 	o
--> n	e-
--> -two----thre	e-
s.record_separator = regex.new { pattern = 'x', grammar = 'basic' }
print(s:get_line(), #s.record_terminator, getmetatable(s.record_terminator)) --> four--	0	byte_span
