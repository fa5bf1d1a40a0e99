-- Options are checked.
local regex = require 'regex'
local function try(options)
  local ok, e = pcall(regex.new, options)
  print(ok and 'ok' or tostring(e), not ok and e.arg or nil)
end
try{ pattern = 'a', grammar = 'ecma', ignore_case = true, nosubs = true, optimize = true } --> ok	nil
try() --> Invalid argument	1
try('a') --> Invalid argument	1
try{} --> Invalid argument	1
try{ pattern = 'a' } --> Invalid argument	1
try{ grammar = 'ecma' } --> Invalid argument	1
try{ pattern = 1, grammar = 'ecma' } --> Invalid argument	1
try{ pattern = 'a', grammar = true } --> Invalid argument	1
try{ pattern = 'a', grammar = 'ecma', ignore_case = 1 } --> Invalid argument	1
try{ pattern = 'a', grammar = 'awk' } --> Operation not supported	1
try{ pattern = 'a', grammar = 'ecma', multiline = true } --> Operation not supported	1
local generic_error = require 'generic_error'
print(select(2, pcall(regex.new, {})) == generic_error.EINVAL) --> true
print(getmetatable(regex.new{ pattern = 'a', grammar = 'basic' })) --> regex
print(pcall(function() return regex.new{ pattern = 'a', grammar = 'basic' }.nothing end))
--> false	Requested key wasn't found in the table/userdata
