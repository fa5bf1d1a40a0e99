-- Manual, regex: a log is taken apart with all four functions.
local regex = require 'regex'

local log = [[
10:02 GET /index.html 200
10:03 GET /missing 404
10:04 POST /form 302]]

local line = regex.new{ pattern = '([0-9:]+) ([A-Z]+) (/[^ ]*) ([0-9]{3})', grammar = 'extended' }
for _, record in ipairs(regex.split(regex.new{ pattern = '\n', grammar = 'basic' }, log)) do
  local time, method, path, status = regex.match(line, record)
  print(time, method, path, status)
end
--> 10:02	GET	/index.html	200
--> 10:03	GET	/missing	404
--> 10:04	POST	/form	302

local failure = regex.search(regex.new{ pattern = '\\b[45]\\d\\d\\b', grammar = 'ecma' }, log)
print(failure.empty, log:sub(failure[0].start, failure[0].end_)) --> false	404

local words = regex.new{ pattern = 'get|post', grammar = 'extended', ignore_case = true }
print(table.concat(regex.patsplit(words, log), ' ')) --> GET GET POST
