-- What was read before the stream raised an error belongs to the next record.
local stream = require 'stream'
local pieces = { 'one\nt', false, 'w', false, false, 'o\n' }
local scanner = stream.scanner.new { record_separator = '\n', stream = { read_some = function(_, b)
  local piece = table.remove(pieces, 1)
  if not piece then error('later', 0) end
  return b:copy(piece)
end } }
print(scanner:get_line()) --> one
print(pcall(scanner.get_line, scanner)) --> false	later
print(scanner.record_number, scanner.record_terminator) --> 1	nil
print(pcall(scanner.buffered_line, scanner)) --> false	Invalid argument
print(pcall(scanner.get_line, scanner)) --> false	later
print(pcall(scanner.get_line, scanner)) --> false	later
print(scanner:get_line(), scanner.record_number) --> two	2
