-- A field separator splits each record; an empty record has no fields, and buffered_line still gives all of it.
local stream = require 'stream'
local text = 'a:b::c\n:\n\nabc\n--a--b--\n'
local scanner = stream.scanner.new { record_separator = '\n', field_separator = ':',
  stream = { read_some = function(_, b) return b:copy(text) end } }
local function show()
  local fields = scanner:get_line()
  for i, field in ipairs(fields) do fields[i] = '<' .. tostring(field) .. '>' end
  print(#fields, table.concat(fields), scanner:buffered_line())
end
show() --> 4	<a><b><><c>	a:b::c
show() --> 2	<><>	:
print(#scanner:get_line()) --> 0
show() --> 1	<abc>	abc
scanner.field_separator = '--'
show() --> 4	<><a><b><>	--a--b--
