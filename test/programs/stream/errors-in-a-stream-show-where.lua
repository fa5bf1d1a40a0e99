-- The traceback of an error in a stream leads from the stream through the module to the caller.
local stream = require 'stream'
local source = {}
function source:read_some(buffer)
  local n = buffer:copy(nil)
  return n
end
local function first_line()
  local line = stream.scanner.new { stream = source }:get_line()
  return line
end
first_line()
--! Main fiber from VM 0x1 panicked: 'Invalid argument'
--~ [C]: in function 'copy'
--~ errors-in-a-stream-show-where.lua:5: in function 'read_some'
--~ [stream]:*: in function 'get_line'
--~ errors-in-a-stream-show-where.lua:9: in function 'first_line'
--@ exit 1
