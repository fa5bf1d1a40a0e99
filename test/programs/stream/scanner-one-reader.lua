-- While one fiber waits for a record, the scanner is busy for others; afterwards, however that ended, it is free.
local stream = require 'stream'
local time = require 'time'
local EBUSY = require 'generic_error'.EBUSY
local scanner = stream.scanner.new { stream = { read_some = function(_, b)
  time.sleep(1)
  return b:copy('x\r\ny\r\n')
end } }
local f = spawn(function() return tostring(scanner:get_line()) end)
this_fiber.yield()
for _, name in ipairs { 'get_line', 'buffered_line', 'remove_line', 'buffer', 'set_buffer' } do
  local ok, e = pcall(scanner[name], scanner, byte_span.new(1))
  print(name, ok, e == EBUSY)
end
--> get_line	false	true
--> buffered_line	false	true
--> remove_line	false	true
--> buffer	false	true
--> set_buffer	false	true
print(f:join()) --> x
print(scanner:get_line()) --> y

f = spawn(function() scanner:get_line() end)
this_fiber.yield()
f:interrupt()
f:join()
print(scanner:get_line()) --> x
