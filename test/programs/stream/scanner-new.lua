-- scanner.new() makes a scanner of the table it gets, or of a new one, and the stream may be set later.
local stream = require 'stream'
local opts = { extra = 1 }
local scanner = stream.scanner.new(opts)
print(rawequal(scanner, opts), getmetatable(scanner) == stream.scanner.mt, scanner.extra) --> true	true	1
print(scanner.record_separator == '\r\n', scanner.trim_record, scanner.record_number) --> true	false	0
scanner = stream.scanner.new()
scanner.stream = { read_some = function(_, b) return b:copy('a\r\n') end }
print(scanner:get_line()) --> a
-- Made anew, it starts anew.
scanner.stream = { read_some = function(_, b) return b:copy('b\r\n') end }
print(stream.scanner.new(scanner):get_line(), scanner.record_number) --> b	1
