-- with_awk_defaults() makes a scanner of lines and their words.
local stream = require 'stream'
local eof = require 'asio_error'.misc.eof
local text = '  one\ttwo \n\nthree\r\n four'
local scanner = stream.scanner.with_awk_defaults { read_some = function(_, b)
  if text == '' then error(eof) end
  local n = b:copy(text:sub(1, 3))
  text = text:sub(n + 1)
  return n
end }
print(scanner.record_separator == '\n', scanner.trim_record, getmetatable(scanner.field_separator)) --> true	true	regex
for _ = 1, 4 do
  local fields = scanner:get_line()
  print(scanner.record_number, #fields, fields[1], fields[2], #scanner.record_terminator)
end
--> 1	2	one	two	1
--> 2	0	nil	nil	1
--> 3	1	three	nil	1
--> 4	1	four	nil	0
print(pcall(scanner.get_line, scanner)) --> false	End of file
print(select(2, pcall(stream.scanner.with_awk_defaults)).arg) --> 1
