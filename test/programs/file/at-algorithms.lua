-- The *_at algorithms call read_some_at and write_some_at of any object until enough is done.
local file = require 'file'
local calls
local object = {}
function object:read_some_at(offset, buffer)
  calls[#calls + 1] = offset .. '+' .. #buffer
  return buffer:slice(1, math.min(2, #buffer)):copy('xyz')
end
object.write_some_at = object.read_some_at
local function try(fn, ...)
  calls = {}
  print(fn(object, ...), #calls == 0 and 'not called' or table.concat(calls, ' '))
end
local b = byte_span.new(5)
try(file.read_all_at, 10, b) --> 5	10+5 12+3 14+1
print(b) --> xyxyx
try(file.read_at_least_at, 10, b, 3) --> 4	10+5 12+3
try(file.read_at_least_at, 10, b, 0) --> 0	not called
try(file.write_all_at, 0, 'abc') --> 3	0+3 2+1
try(file.write_all_at, 0, b) --> 5	0+5 2+3 4+1
try(file.write_at_least_at, 1, b, 1) --> 2	1+5
try(file.read_all_at, 0, byte_span.new(0)) --> 0	not called
for _, answer in ipairs { -1, 6, 0.5, 'two', {} } do
  object.read_some_at = function() return answer end
  local ok, e = pcall(file.read_all_at, object, 0, b)
  print(e, e.arg)
  --> Invalid argument	1
  --> Invalid argument	1
  --> Invalid argument	1
  --> Invalid argument	1
  --> Invalid argument	1
end
object.read_some_at = function() error('mine', 0) end
print(pcall(file.read_all_at, object, 0, b)) --> false	mine
