-- One line of 2 GB: ends with the limit's error.
local stream = require 'stream'
local left = 2e9
local scanner = stream.scanner.new { record_separator = '\n', stream = { read_some = function(_, buffer)
  left = left - #buffer
  return #buffer
end } }
print((select(2, pcall(scanner.get_line, scanner))))
