-- Options of the wrong kind raise EINVAL, in new() and when they are set later; no record is lost by it.
local stream = require 'stream'
local EINVAL = require 'generic_error'.EINVAL
local source = { read_some = function(_, b) return b:copy('a\r\nb\r\n') end }
local bad = {
  record_separator = { '', 1, true, print, {} },
  field_separator = { '', 1, true, false, {} },
  field_pattern = { '', 'a', 1, true, print },
  trim_record = { 1, {}, print },
  max_record_size = { 0, -1, 1.5, 0 / 0, '10', true, {} },
  buffer_size_hint = { 0, -1, 1.5, 0 / 0, '10', true, {} },
}
for name, values in pairs(bad) do
  for _, value in ipairs(values) do
    local ok, e = pcall(stream.scanner.new, { stream = source, [name] = value })
    assert(not ok and e == EINVAL and e.arg == 1, name)
    local scanner = stream.scanner.new { stream = source }
    if name ~= 'buffer_size_hint' then assert(tostring(scanner:get_line()) == 'a') end
    scanner[name] = value
    ok, e = pcall(scanner.get_line, scanner)
    assert(not ok and e == EINVAL and e.arg == 1, name)
    if name ~= 'buffer_size_hint' then assert(tostring(scanner:buffered_line()) == 'a', name) end
    scanner[name] = nil
    scanner.record_separator = '\r\n'
    assert(tostring(scanner:get_line()) == (name == 'buffer_size_hint' and 'a' or 'b'), name)
  end
end
print(select(2, pcall(stream.scanner.new, 1)).arg) --> 1
print(pcall(stream.scanner.new {}.get_line, stream.scanner.new {})) --> false	Invalid argument
local s = stream.scanner.new {}
print(pcall(s.get_line, {})) --> false	Invalid argument
print(pcall(s.get_line)) --> false	Invalid argument
s.record_number = 'x'
print(pcall(s.get_line, s)) --> false	Invalid argument
for _, name in ipairs { 'buffered_line', 'remove_line' } do
  print(pcall(s[name], s)) --> false	Invalid argument
  --> false	Invalid argument
end
