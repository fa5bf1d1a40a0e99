-- An interruption waits for a file operation that has begun: its result is delivered, and the next interruption point raises.
local file, fs = require 'file', require 'filesystem'
local flag = file.open_flag
local f = file.stream.new()
f:open(fs.temp_directory_path() / 'f', flag.read_write + flag.create)
local fib = spawn(function()
  print('written', f:write_some(byte_span.append('abc')))
  this_fiber.yield()
  print('not reached')
end)
this_fiber.yield()
fib:interrupt()
fib:join() --> written	3
print(fib.interruption_caught, f.size) --> true	3
-- One that came before prevents it.
fib = spawn(function() f:write_some(byte_span.append('def')) end)
fib:interrupt()
fib:join()
print(fib.interruption_caught, f.size) --> true	3
