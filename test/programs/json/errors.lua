-- Errors name what is wrong, and where.
local json = require 'json'
local generic_error = require 'generic_error'
local function try(f, ...)
  local ok, e = pcall(f, ...)
  print(e, e.category, e.position or e.arg)
  return e
end
try(json.decode, '{"a": [1, 2}') --> Unexpected character in the JSON text	emilua.json.lexer	12
try(json.decode, '1 2') --> Unexpected text behind the JSON value	emilua.json.lexer	3
try(json.decode, '30' .. ('0'):rep(45)) --> Numerical result out of range	emilua.json.dom	1
try(json.encode, 1 / 0) --> Numerical result out of range	emilua.json.dom	nil
print(try(json.encode, print) == generic_error.EINVAL) --> Invalid argument	generic	1
--> true
local cycle = {}
cycle[1] = cycle
try(json.encode, cycle) --> Reference cycle exists	emilua.core	nil
local w = json.writer.new()
try(w.end_array, w) --> Invalid argument	generic	nil
w:value(1)
print(w:generate()) --> 1
print(try(w.value, w, 1) == generic_error.EBADF) --> Bad file descriptor	generic	nil
--> true
try(function() return w.size end) --> Requested key wasn't found in the table/userdata	emilua.core	nil
