-- A fiber that is interrupted while it waits for a record loses nothing: whoever asks next goes on.
local stream = require 'stream'
local time = require 'time'
local pieces = { 'one\nt', 'wo\nthree\n' }
local scanner = stream.scanner.new { record_separator = '\n', stream = { read_some = function(_, b)
  time.sleep(1)
  return b:copy(table.remove(pieces, 1))
end } }
print(scanner:get_line()) --> one
local f = spawn(function() scanner:get_line() end)
time.sleep(0.5)
f:interrupt()
f:join()
print(f.interruption_caught) --> true
print(scanner:get_line()) --> two
print(scanner:get_line(), scanner.record_number) --> three	3
