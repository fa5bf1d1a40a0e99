-- At the end of the stream what is left is the last record, with an empty terminator; then the end is raised, each time.
local stream = require 'stream'
local eof = require 'asio_error'.misc.eof
local function lines(...)
  local pieces = { ... }
  local scanner = stream.scanner.new { record_separator = '\n' }
  scanner.stream = { read_some = function(_, b)
    if #pieces == 0 then error(eof) end
    return b:copy(table.remove(pieces, 1))
  end }
  while true do
    local ok, line = pcall(scanner.get_line, scanner)
    if not ok then
      print(line == eof, scanner.record_terminator, scanner.record_number, pcall(scanner.get_line, scanner))
      return
    end
    print(line, ('%q'):format(scanner.record_terminator))
  end
end
lines('one\ntwo')
--> one	"\
--> "
--> two	""
--> true	nil	2	false	End of file
lines('one', '\n')
--> one	"\
--> "
--> true	nil	1	false	End of file
lines()
--> true	nil	0	false	End of file
