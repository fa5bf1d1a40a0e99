-- A field separator that is a function gets the record, and get_line answers all that it answers.
local stream = require 'stream'
local scanner = stream.scanner.new { record_separator = ';', trim_record = true,
  field_separator = function(record) return #record, record, nil end,
  stream = { read_some = function(_, b) return b:copy('ab ; c;') end } }
print(scanner:get_line()) --> 2	ab	nil
print(select('#', scanner:get_line())) --> 3

scanner.field_separator = function() error('no fields', 0) end
print(pcall(scanner.get_line, scanner)) --> false	no fields
print(scanner:buffered_line(), scanner.record_number) --> ab	3
