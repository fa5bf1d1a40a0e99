-- trim_record takes white space, or the given characters, off both ends of a record.
local stream = require 'stream'
local text = ' \t a b\v\f\r\n..x.y-.\nkept \n \t \n'
local scanner = stream.scanner.new { record_separator = '\n', trim_record = true,
  stream = { read_some = function(_, b) return b:copy(text) end } }
local function show() print('<' .. tostring(scanner:get_line()):gsub('%c', '.') .. '>', #scanner:buffered_line()) end
show() --> <a b>	3
scanner.trim_record = '.-'
show() --> <x.y>	3
scanner.trim_record = false
show() --> <kept >	5
scanner.trim_record = true
show() --> <>	0
scanner.trim_record = ''
show() --> < . a b...>	9
