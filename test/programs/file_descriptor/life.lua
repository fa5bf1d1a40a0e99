-- A file_descriptor can be closed once, copied, and handed over to an IO object.
local pipe = require 'pipe'
local r, w = pipe.pair()
local a = w:release()
local b = a:dup()
print(getmetatable(a), tostring(a):match('^/dev/fd/%d+$') ~= nil, tostring(a) ~= tostring(b)) --> file_descriptor	true	true
local one, two = pipe.write_stream.new(a), pipe.write_stream.new(b)
local buffer = byte_span.new(9)
one:write_some(byte_span.append('one'))
one:close()
two:write_some(byte_span.append('two'))
print(r:read_some(buffer), buffer:slice(1, 6)) --> 6	onetwo
two:close()
local ok, e = pcall(r.read_some, r, buffer)
print(e) --> End of file
local fd = r:release()
fd:close()
print(fd) --> /dev/fd/-1
for _, method in ipairs { 'close', 'dup' } do
  ok, e = pcall(fd[method], fd)
  print(e, e.category, e.arg)
  --> Bad file descriptor	system	1
  --> Bad file descriptor	system	1
end
for _, method in ipairs { 'cap_get', 'cap_set' } do
  ok, e = pcall(a[method], a)
  print(e, e.category)
  --> Operation not supported	generic
  --> Operation not supported	generic
end
ok, e = pcall(fd.close)
print(e, e.arg) --> Invalid argument	1
