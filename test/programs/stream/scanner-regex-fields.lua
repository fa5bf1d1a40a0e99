-- A regex as field_separator says what fields are not, as field_pattern what they are.
local stream = require 'stream'
local regex = require 'regex'
local text = 'a, b,c\n\n,x\nk="1, 2" z\n'
local scanner = stream.scanner.new { record_separator = '\n',
  field_separator = regex.new { pattern = ', *', grammar = 'extended' },
  stream = { read_some = function(_, b) return b:copy(text) end } }
local function show()
  local fields = scanner:get_line()
  for i, field in ipairs(fields) do fields[i] = '<' .. tostring(field) .. '>' end
  print(#fields, table.concat(fields), scanner:buffered_line())
end
show() --> 3	<a><b><c>	a, b,c
print(#scanner:get_line()) --> 0
show() --> 2	<><x>	,x
scanner.field_separator = nil
scanner.field_pattern = regex.new { pattern = '"[^"]*"|[a-z]+', grammar = 'extended' }
show() --> 3	<k><"1, 2"><z>	k="1, 2" z

-- Both at once contradict each other.
scanner.field_separator = ','
local ok, e = pcall(scanner.get_line, scanner)
print(ok, e, e.arg, scanner.record_number) --> false	Invalid argument	1	4
