-- Separators may change from one record to the next, also while some of it is in the buffer.
local stream = require 'stream'
local pieces = { 'a,b;', 'c|d,', 'e' }
local scanner = stream.scanner.new { record_separator = ',', stream = { read_some = function(_, b)
  return b:copy(table.remove(pieces, 1) or error('dry', 0))
end } }
print(scanner:get_line()) --> a
scanner.record_separator = '|'
print(scanner:get_line()) --> b;c
scanner.record_separator = ',e'
print(scanner:get_line()) --> d
scanner.record_separator = '!'
print(pcall(scanner.get_line, scanner)) --> false	dry
scanner:set_buffer(byte_span.append('x;y'))
print(pcall(scanner.get_line, scanner)) --> false	dry
scanner.record_separator = ';'
print(scanner:get_line(), scanner.record_terminator) --> x	;
