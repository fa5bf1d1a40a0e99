-- The scanner gives the lines that end with the record separator, CRLF unless told otherwise, however they arrive.
local stream = require 'stream'
local pieces = { 'HELO a\r', '\nMAIL', ' FROM\n\rb\r\n\r\n', 'QUIT\r\n', 'rest' }
local scanner = stream.scanner.new { stream = { read_some = function(_, b) return b:copy(table.remove(pieces, 1)) end } }
print(scanner.record_number, scanner.record_terminator, #scanner.record_separator) --> 0	nil	2
for i = 1, 4 do
  local line = scanner:get_line()
  print((tostring(line):gsub('%c', '.')), getmetatable(line), scanner.record_number, scanner.record_terminator == '\r\n')
end
--> HELO a	byte_span	1	true
--> MAIL FROM..b	byte_span	2	true
--> 	byte_span	3	true
--> QUIT	byte_span	4	true
